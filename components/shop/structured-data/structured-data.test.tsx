import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import type { Product, ProductVariant } from "@/lib/catalog/product";
import type { Store } from "@/lib/stores/store";
import { addressesOf } from "./addresses";
import { crumbs } from "./crumbs";
import { productData } from "./product-data";
import { storeData } from "./store-data";
import { StructuredData } from "./structured-data";

const at = addressesOf("https://shop.example", "fi");
const stores = [
  { slug: "kallio", name: "Kallio" },
  { slug: "kamppi", name: "Kamppi" },
];

const variant = (sku: string, more: Partial<ProductVariant> = {}): ProductVariant => ({
  sku,
  barcode: null,
  options: [],
  grams: 500,
  measure: null,
  price: { amount: 490, currency: "EUR" },
  compareAt: null,
  carriers: ["kallio", "kamppi"],
  sent: true,
  ...more,
});

const product = (variants: ProductVariant[], more: Partial<Product> = {}) =>
  ({
    id: "1",
    slug: "rye",
    title: "Ruisleipä",
    descriptionHtml: "",
    textLocale: "fi",
    brand: null,
    department: { slug: "bakery", name: { en: "Bakery" }, plinth: "butter" },
    vatBasisPoints: 1350,
    ageLimit: null,
    facts: {},
    media: [],
    variants,
    ...more,
  }) as Product;

const told = (data: object) => JSON.parse(JSON.stringify(data));

describe("what a page tells machines", () => {
  const nasty = "</script><script>alert(1)</script><!-- & \u2028 ";
  const html = renderToStaticMarkup(<StructuredData data={{ name: nasty }} />);

  it("cannot end its script, begin another or open a comment", () => {
    expect(html.match(/<\/?script/gi)).toEqual(["<script", "</script"]);
    expect(html).not.toContain("<!--");
    expect(html).not.toContain("\u2028");
  });

  it("still says the same", () => {
    const text = html.replace(/^<script[^>]*>/, "").replace(/<\/script>$/, "");
    expect(JSON.parse(text)).toEqual({ "@context": "https://schema.org", name: nasty });
  });
});

describe("a product", () => {
  const data = (whereabouts: Record<string, string[]>, shown = product([variant("RYE")])) =>
    told(productData(at, { product: shown, description: "Tumma.", whereabouts, stores }));

  it("is offered for collection at the stores that have it, and no other", () => {
    const { offers } = data({ RYE: ["kamppi"] });
    expect(offers).toMatchObject({
      price: "4.90",
      priceCurrency: "EUR",
      availability: "https://schema.org/InStock",
      availableDeliveryMethod: "https://schema.org/OnSitePickup",
    });
    expect(offers.availableAtOrFrom).toEqual([
      { "@type": "Store", "@id": "https://shop.example/fi/stores/kamppi#store", name: "Kamppi" },
    ]);
  });

  it("is out of stock when no store has any", () => {
    const { offers } = data({});
    expect(offers.availability).toBe("https://schema.org/OutOfStock");
    expect(offers).not.toHaveProperty("availableAtOrFrom");
  });

  it.each([
    ["6415712345678", true],
    ["96385074", true],
    ["2000080200015", false],
    ["SHELF-12", false],
    ["123456789", false],
    [null, false],
  ])("with the barcode %s has a GTIN: %s", (barcode, has) => {
    expect("gtin" in data({}, product([variant("RYE", { barcode })]))).toBe(has);
  });

  it("in several kinds is a group, each kind with a name, a price and stores of its own", () => {
    const kinds = [
      variant("S", { options: [{ name: { en: "Size" }, value: { en: "Small", fi: "Pieni" } }] }),
      variant("L", {
        options: [{ name: { en: "Size" }, value: { en: "Large" } }],
        price: { amount: 900, currency: "EUR" },
      }),
    ];
    const group = data({ S: ["kallio"] }, product(kinds));
    expect(group["@type"]).toBe("ProductGroup");
    expect(group).not.toHaveProperty("offers");
    expect(group.hasVariant).toMatchObject([
      { name: "Ruisleipä, Pieni", offers: { price: "4.90", availability: "https://schema.org/InStock" } },
      { name: "Ruisleipä, Large", offers: { price: "9.00", availability: "https://schema.org/OutOfStock" } },
    ]);
  });

  it("shows our pictures by whole addresses, and others' as they are", () => {
    const picture = (src: string) => ({ src, alt: "", width: 256, height: 256 });
    const media = [picture("/goods/1f35e.webp"), picture("https://cdn.example/rye.jpg")];
    expect(data({}, product([variant("RYE")], { media })).image).toEqual([
      "https://shop.example/goods/1f35e.webp",
      "https://cdn.example/rye.jpg",
    ]);
  });
});

describe("a store", () => {
  const store = {
    slug: "kallio",
    name: "Kallio",
    address: { street: "Katu 1", postalCode: "00530", city: "Helsinki", countryCode: "FI" },
    latitude: 60.18,
    longitude: 24.95,
    phone: null,
    hours: [
      { weekday: 1, opensAt: "08:00", closesAt: "21:00" },
      { weekday: 7, opensAt: "00:00", closesAt: "24:00" },
    ],
    exceptions: [
      { day: "2026-12-24", opensAt: "08:00", closesAt: "13:00", reason: { en: "Christmas Eve" } },
      { day: "2026-12-25", opensAt: null, closesAt: null, reason: { en: "Christmas Day" } },
    ],
  } as unknown as Store;
  const data = told(storeData(at, store, "Aisle"));

  it("has its hours by weekday, until a minute before midnight at most", () => {
    expect(data.openingHoursSpecification).toMatchObject([
      { dayOfWeek: "https://schema.org/Monday", opens: "08:00", closes: "21:00" },
      { dayOfWeek: "https://schema.org/Sunday", opens: "00:00", closes: "23:59" },
    ]);
  });

  it("has the days that differ, closed ones too", () => {
    expect(data.specialOpeningHoursSpecification).toMatchObject([
      { validFrom: "2026-12-24", validThrough: "2026-12-24", opens: "08:00", closes: "13:00" },
      { validFrom: "2026-12-25", validThrough: "2026-12-25", opens: "00:00", closes: "00:00" },
    ]);
  });

  it("goes by the name that products speak of it by", () => {
    expect(data["@id"]).toBe("https://shop.example/fi/stores/kallio#store");
    expect(data).not.toHaveProperty("telephone");
  });
});

it("tells the way to a page from the front page on", () => {
  const way = [
    { name: "Aisle", path: "/" },
    { name: "Leipomo", path: "/c/bakery" },
  ];
  expect(told(crumbs(at, way)).itemListElement).toEqual([
    { "@type": "ListItem", position: 1, name: "Aisle", item: "https://shop.example/fi" },
    { "@type": "ListItem", position: 2, name: "Leipomo", item: "https://shop.example/fi/c/bakery" },
  ]);
});
