import { describe, expect, test } from "vitest";
import { type Cells, readAll, shopifyCsv, simple } from "../practice-file";
import { one, picture, read, sized, tee } from "./practice-product";

describe("a product", () => {
  test("is its first row's words with every row's variants and pictures", async () => {
    const { product, refusals } = await one(
      tee({
        body: "<p onclick=x>Soft</p>",
        vendor: " Loom  & Co ",
        type: "Shirts",
        image: "https://a.example/1.jpg",
        alt: "One",
      }),
      sized("M", { sku: "T-M", grams: "180", compareAt: "12", barcode: "640 1234", quantity: "3" }),
      picture("http://a.example/2.jpg"),
    );
    expect(refusals).toEqual([]);
    expect(product).toEqual({
      handle: "tee",
      slug: "tee",
      lines: [2, 3, 4],
      status: "published",
      title: "Tee",
      descriptionHtml: "<p>Soft</p>",
      brand: "Loom & Co",
      department: "Shirts",
      variants: [
        {
          line: 2,
          sku: "T-S",
          barcode: null,
          options: [{ name: "Size", value: "S" }],
          grams: 0,
          amount: 900,
          compareAtAmount: null,
          quantity: null,
        },
        {
          line: 3,
          sku: "T-M",
          barcode: "6401234",
          options: [{ name: "Size", value: "M" }],
          grams: 180,
          amount: 900,
          compareAtAmount: 1200,
          quantity: 3,
        },
      ],
      pictures: [
        { src: "https://a.example/1.jpg", alt: "One" },
        { src: "http://a.example/2.jpg", alt: "" },
      ],
    });
  });

  test("of one row has no options", async () => {
    const { product } = await one(simple("mug"));
    expect(product.variants).toMatchObject([{ sku: "MUG", options: [], quantity: 5 }]);
  });

  test("is put together from rows that stand apart", async () => {
    const products = await read([tee(), simple("mug"), sized("M", { sku: "T-M" }), simple("cup")]);
    expect(products.map((p) => p.product?.handle)).toEqual(["mug", "tee", "cup"]);
    expect(products[1]!.product?.variants.map((v) => v.sku)).toEqual(["T-S", "T-M"]);
    expect(products[1]!.notes).toContainEqual({
      line: 2,
      text: "rows of one product stand apart in the file: put together",
    });
  });

  test("is read from its titled row, wherever that stands", async () => {
    const { product } = await one(picture("https://a.example/1.jpg"), sized("M", { sku: "T-M" }), tee());
    expect(product).toMatchObject({ title: "Tee", lines: [2, 3, 4] });
    expect(product.variants.map((v) => v.options[0]?.value)).toEqual(["M", "S"]);
  });

  test("does not take in a second one with its handle", async () => {
    const { product, refusals } = await one(
      tee(),
      tee({ title: "Another tee", sku: "X" }),
      sized("L", { sku: "X-L" }),
    );
    expect(product.variants.map((v) => v.sku)).toEqual(["T-S"]);
    expect(refusals).toEqual([
      {
        line: 3,
        product: "tee",
        part: "variant",
        reason: "another product has this handle at line 2, with another title",
      },
      { line: 4, product: "tee", part: "variant", reason: "belongs to line 3, which is refused" },
    ]);
  });

  test.each<[Cells, string | undefined]>([
    [{}, "published"],
    [{ published: "true" }, "published"],
    [{ published: "FALSE" }, "draft"],
    [{ status: "active" }, "published"],
    [{ status: "Draft" }, "draft"],
    [{ status: "archived", published: "true" }, "archived"],
    [{ status: "active", published: "false" }, "draft"],
  ])("with %j is %s", async (cells, status) => {
    expect((await one(simple("mug", cells))).product.status).toBe(status);
  });

  test.each<[string, Cells, string]>([
    ["no handle", { handle: "" }, "has no Handle"],
    ["a handle of nothing", { handle: "--" }, 'Handle "--" has neither letters nor digits'],
    ["a handle too long", { handle: "x".repeat(256) }, "Handle is longer than 255 characters"],
    ["no title", { title: "" }, "has no Title"],
    ["a title too long", { title: "x".repeat(501) }, "Title is longer than 500 characters"],
    ["a vendor too long", { vendor: "x".repeat(256) }, "Vendor is longer than 255 characters"],
    ["a type too long", { type: "x".repeat(256) }, "Type is longer than 255 characters"],
    ["a gift card", { giftCard: "true" }, "gift cards are not supported yet"],
    ["an unknown status", { status: "unlisted" }, 'Status "unlisted" is none of active, draft and archived'],
    ["an unknown flag", { published: "maybe" }, 'Published "maybe" is neither true nor false'],
    [
      "a description too long",
      { body: "<p>ä</p>".repeat(9_000) },
      "Body (HTML) is longer than 64 KiB when cleaned",
    ],
    ["a description far too long", { body: "x".repeat(524_289) }, "Body (HTML) is longer than 512 KiB"],
    ["two things wrong", { title: "", giftCard: "yes" }, "has no Title; gift cards are not supported yet"],
  ])("is refused with %s", async (_what, cells, reason) => {
    const products = await read([simple("mug", cells)]);
    expect(products).toMatchObject([{ product: null, refusals: [{ line: 2, part: "product", reason }] }]);
  });

  test("takes all of its lines with it when it is refused", async () => {
    const products = await read([
      simple("cup"),
      tee({ giftCard: "true" }),
      sized("M"),
      picture("https://a.example/1"),
    ]);
    expect(products[1]!.product).toBeNull();
    expect(products[1]!.refusals.map((r) => [r.line, r.reason])).toEqual([
      [3, "gift cards are not supported yet"],
      [4, "its product is refused at line 3"],
      [5, "its product is refused at line 3"],
    ]);
  });

  test("without a type is in the department for everything else", async () => {
    for (const type of ["", "–"]) expect((await one(simple("mug", { type }))).product.department).toBeNull();
  });

  test("says nothing of what the file has no columns for", async () => {
    const [read] = await readAll("Handle,Title,Variant Price\nmug,Mug,5\n");
    expect(read!.product).toMatchObject({
      title: "Mug",
      status: undefined,
      brand: undefined,
      pictures: undefined,
    });
    expect(read!.product).toMatchObject({ descriptionHtml: undefined, department: undefined });
    expect(read!.product!.variants[0]).toMatchObject({ amount: 500, barcode: undefined, grams: undefined });
  });

  test("is read from Shopify's newer template too", async () => {
    const header =
      "Title,URL handle,Description,Published on online store,SKU,Option1 name,Option1 value,Price,Compare-at price,Inventory quantity,Weight value (grams),Product image URL";
    const [read] = await readAll(
      `${header}\nTee,tee,Soft,true,T-S,Size,S,9,12,4,180,https://a.example/1.jpg\n`,
    );
    expect(read!.product).toMatchObject({ slug: "tee", descriptionHtml: "Soft", status: "published" });
    expect(read!.product!.variants).toMatchObject([
      {
        sku: "T-S",
        options: [{ name: "Size", value: "S" }],
        amount: 900,
        compareAtAmount: 1200,
        quantity: 4,
        grams: 180,
      },
    ]);
    expect(read!.product!.pictures).toHaveLength(1);
  });
});

describe("a row", () => {
  test("that says nothing is refused", async () => {
    const { refusals } = await one(tee(), { handle: "tee", body: "and also" });
    expect(refusals).toMatchObject([
      { line: 3, reason: "has neither a variant (option values, SKU, price) nor a picture" },
    ]);
  });

  test("without a handle is refused alone", async () => {
    const products = await read([
      tee(),
      { title: "Lost", price: "1" },
      sized("M", { sku: "T-M" }),
      { price: "2" },
    ]);
    expect(products.map((p) => [p.product?.handle, p.refusals.map((r) => r.line)])).toEqual([
      [undefined, [3]],
      ["tee", []],
      [undefined, [5]],
    ]);
  });

  test("beyond what one product may have is refused", async () => {
    const many = Array.from({ length: 4_096 }, (_, i) => picture(`https://a.example/1.jpg?${i % 2}`));
    const { product, refusals } = await one(tee(), ...many);
    expect(product.lines).toHaveLength(4_097);
    expect(refusals).toMatchObject([{ line: 4_098, reason: "the product has more than 4096 rows" }]);
  });
});

describe("a file", () => {
  test.each<[string, string, RegExp]>([
    ["that is empty", "", /^the file is empty$/],
    ["that is only a header", "Handle,Title,Variant Price\n", /a header and no products/],
    ["with blank rows only", "Handle,Title,Variant Price\n,,\n , ,\n", /a header and no products/],
    [
      "of something else",
      "name,cost\nMug,5\n",
      /^line 1: this is not a Shopify product CSV: the header has no Handle, no Title, no Variant Price$/,
    ],
    ["with semicolons", "Handle;Title;Variant Price\nmug;Mug;5\n", /must be separated by commas/],
    [
      "with a column twice",
      "Handle,Title,Variant Price,Price\nmug,Mug,5,6\n",
      /"Variant Price" stands twice/,
    ],
    [
      "that is shuffled",
      shopifyCsv([...Array(2)].flatMap(() => Array.from({ length: 10_001 }, (_, i) => simple(`p${i}`)))),
      /rows of 10001 products do not stand together/,
    ],
  ])("%s is broken", async (_what, csv, message) => {
    await expect(readAll(csv)).rejects.toThrow(message);
    await expect(readAll(csv)).rejects.toMatchObject({ name: "BrokenFile" });
  });
});
