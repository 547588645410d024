import { describe, expect, it, vi } from "vitest";
import type { Product } from "@/lib/catalog/product";
import { translator } from "@/lib/i18n/translator";
import { productMetadata } from "./product-metadata";

vi.mock("next/root-params", () => ({ locale: async () => "fi" }));
vi.mock("next-intl/server", () => ({
  getTranslations: async (area: "shop" | "found") => translator("fi", area),
}));

const product = (more: Partial<Product>) =>
  ({ slug: "rye", title: "Ruisleipä", descriptionHtml: "", media: [], ...more }) as Product;

const picture = (src: string) => ({ src, alt: "Leipä", width: 800, height: 600 });

describe("a product's page", () => {
  it("says which address is its own, and where its other languages are", async () => {
    const { alternates, openGraph } = await productMetadata(product({}));
    expect(alternates?.canonical).toBe("/fi/products/rye");
    expect(alternates?.languages).toMatchObject({ ja: "/ja/products/rye", "x-default": "/products/rye" });
    expect(openGraph).toMatchObject({ url: "/fi/products/rye", title: "Ruisleipä" });
  });

  it.each([
    ["its description's words", "<p>Tumma &amp; <b>tuore</b>.</p>", "Tumma & tuore."],
    ["what can be done with it, when nobody described it", "", "Ruisleipä: katso, missä"],
  ])("is described by %s", async (_, descriptionHtml, begins) => {
    const { description } = await productMetadata(product({ descriptionHtml }));
    expect(description?.startsWith(begins)).toBe(true);
  });

  it.each([
    ["on its plinth, when the picture is ours", [picture("/goods/1f35e.webp")], "/pictures/products/rye.png"],
    ["as it is, when it is another's", [picture("https://cdn.example/a.jpg")], "https://cdn.example/a.jpg"],
    ["as the shop, without a picture", [], "/icons/share.png"],
  ])("is shared %s", async (_, media, url) => {
    const { openGraph } = await productMetadata(product({ media }));
    expect(openGraph?.images).toEqual([expect.objectContaining({ url })]);
  });
});
