import { describe, expect, test } from "vitest";
import { simple } from "../practice-file";
import { one, picture, tee } from "./practice-product";

describe("pictures", () => {
  test("stand in the order of their positions, those without one last, each once", async () => {
    const { product, notes } = await one(
      tee({ image: "https://a.example/3.jpg", imagePosition: "3" }),
      picture("https://a.example/none.jpg"),
      picture("https://a.example/1.jpg", { imagePosition: "1" }),
      picture("https://a.example/3.jpg", { imagePosition: "4" }),
    );
    expect(product.pictures!.map((p) => p.src)).toEqual([
      "https://a.example/1.jpg",
      "https://a.example/3.jpg",
      "https://a.example/none.jpg",
    ]);
    expect(notes).toContainEqual({ line: 5, text: "picture stands twice: kept once" });
  });

  test.each([
    "ftp://a.example/1.jpg",
    "javascript:alert(1)",
    "data:image/png;base64,AA",
    "//a.example/1.jpg",
    "1.jpg",
    "https://me:pass@a.example/1.jpg",
  ])("are refused from %s, and the variant of the line stays", async (image) => {
    const { product, refusals } = await one(simple("mug", { image }));
    expect(refusals).toEqual([
      {
        line: 2,
        product: "mug",
        part: "picture",
        reason: `Image Src "${image}" is not an http or https address`,
      },
    ]);
    expect(product).toMatchObject({ pictures: [], variants: [{ sku: "MUG" }] });
  });

  test("are as many as Shopify allows, and no more", async () => {
    const many = Array.from({ length: 251 }, (_, i) => picture(`https://a.example/${i}.jpg`));
    const { product, refusals } = await one(tee(), ...many);
    expect(product.pictures).toHaveLength(250);
    expect(refusals).toEqual([
      { line: 253, product: "tee", part: "picture", reason: "the product has more than 250 pictures" },
    ]);
  });

  test("have their alt text cut, never inside a character", async () => {
    const { product, notes } = await one(
      simple("mug", { image: "https://a.example/1.jpg", alt: "🫖".repeat(501) }),
    );
    expect(product.pictures![0]!.alt).toBe("🫖".repeat(500));
    expect(notes).toContainEqual({ line: 2, text: "alt text is longer than 1000 characters: cut" });
  });
});
