import { describe, expect, test } from "vitest";
import type { FeedProduct, ReadProduct } from "../feed";
import { type Cells, readAll, shopifyCsv, simple } from "../practice-file";

const read = (rows: readonly Cells[]): Promise<ReadProduct[]> => readAll(shopifyCsv(rows));

async function one(...rows: Cells[]): Promise<ReadProduct & { product: FeedProduct }> {
  const products = await read(rows);
  expect(products).toHaveLength(1);
  expect(products[0]!.product).not.toBeNull();
  return products[0] as ReadProduct & { product: FeedProduct };
}

const sized = (size: string, more: Cells = {}): Cells => ({
  handle: "tee",
  value1: size,
  price: "9",
  ...more,
});
const tee = (more: Cells = {}): Cells => sized("S", { title: "Tee", option1: "Size", sku: "T-S", ...more });
const picture = (image: string, more: Cells = {}): Cells => ({ handle: "tee", image, ...more });

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

describe("a variant", () => {
  test.each<[string, Cells, string]>([
    ["no price", { price: "" }, "has no Variant Price"],
    ["a price that is none", { price: "€9" }, 'Variant Price "€9" is not an amount of EUR such as 12.90'],
    ["a negative price", { price: "-1" }, 'Variant Price "-1" is not an amount of EUR such as 12.90'],
    [
      "fractions of a cent",
      { price: "1.005" },
      'Variant Price "1.005" is not an amount of EUR such as 12.90',
    ],
    ["a price too high", { price: "1000000.01" }, 'Variant Price "1000000.01" is too high'],
    [
      "a compare-at price that is none",
      { compareAt: "ask" },
      'Variant Compare At Price "ask" is not an amount of EUR such as 12.90',
    ],
    ["half a unit in stock", { quantity: "1.5" }, 'Variant Inventory Qty "1.5" is not a whole number'],
    ["too many in stock", { quantity: "1000001" }, 'Variant Inventory Qty "1000001" is too high'],
    ["a negative weight", { grams: "-5" }, 'Variant Grams "-5" is not a weight in grams'],
    ["a barcode too long", { barcode: "1".repeat(51) }, "Variant Barcode is longer than 50 characters"],
    ["a SKU too long", { sku: "S".repeat(101) }, "Variant SKU is longer than 100 characters"],
    ["no value for its option", { value1: "", sku: "T-M" }, 'has no value for the option "Size"'],
    [
      "a value for no option",
      { value2: "Red" },
      "Option2 Value has a value, but the product has no such option",
    ],
    ["the options of another", { value1: "s", sku: "T-M" }, "has the same options as line 2"],
    [
      "two things wrong",
      { price: "x", grams: "y" },
      'Variant Price "x" is not an amount of EUR such as 12.90; Variant Grams "y" is not a weight in grams',
    ],
  ])("is refused with %s, and its product stays", async (_what, cells, reason) => {
    const { product, refusals } = await one(
      tee(),
      sized("M", { sku: "T-M", ...cells }),
      sized("L", { sku: "T-L" }),
    );
    expect(refusals).toEqual([{ line: 3, product: "tee", part: "variant", reason }]);
    expect(product.variants.map((v) => v.sku)).toEqual(["T-S", "T-L"]);
  });

  test.each<[string, Cells, object, string]>([
    [
      "a compare-at price that is not above",
      { compareAt: "10.00" },
      { compareAtAmount: null },
      "compare-at price is not above the price: left out",
    ],
    [
      "fewer than none in stock",
      { quantity: "-3" },
      { quantity: 0 },
      "inventory quantity is below 0: taken as 0",
    ],
    [
      "no quantity",
      { quantity: "" },
      { quantity: null },
      "no inventory quantity: a count that exists is left alone, otherwise 0",
    ],
    [
      "untracked stock",
      { tracker: "" },
      { quantity: 5 },
      "inventory not tracked in the file: its quantity is taken as counted",
    ],
    [
      "spaces and commas in its SKU",
      { sku: " AB 1,\u00a02 " },
      { sku: "AB-1-2" },
      "SKU has spaces or commas: written with -",
    ],
    [
      "a rounded barcode",
      { barcode: "6,41E+12" },
      { barcode: null },
      "barcode was rounded by a spreadsheet: left out",
    ],
    [
      "tax left off",
      { taxable: "false" },
      { amount: 1000 },
      "not taxable in the file: the VAT of this import is in its price all the same",
    ],
  ])("comes in with a remark with %s", async (_what, cells, expected, text) => {
    const { product, refusals, notes } = await one(simple("mug", cells));
    expect(refusals).toEqual([]);
    expect(product.variants).toMatchObject([expected]);
    expect(notes).toContainEqual({ line: 2, text });
  });

  test.each<[Cells, object]>([
    [{ barcode: "'0640 1234 " }, { barcode: "06401234" }],
    [{ sku: "'007" }, { sku: "007" }],
    [{ price: "0" }, { amount: 0 }],
    [{ price: "12.5" }, { amount: 1250 }],
    [{ price: "12.500" }, { amount: 1250 }],
    [{ compareAt: "12.34" }, { compareAtAmount: 1234 }],
    [{ grams: "28.35" }, { grams: 28 }],
    [{ quantity: "7.0" }, { quantity: 7 }],
  ])("is read from %j as %j", async (cells, expected) => {
    const { product, notes } = await one(simple("mug", cells));
    expect(product.variants).toMatchObject([expected]);
    expect(notes).toEqual([]);
  });

  test("does not speak of stock that nobody asked for", async () => {
    const csv = shopifyCsv([simple("mug", { tracker: "", quantity: "" })]);
    expect((await readAll(csv, { currency: "EUR", countsStock: false }))[0]!.notes).toEqual([]);
  });

  test("reads prices in the currency that it is told", async () => {
    const csv = shopifyCsv([simple("mug", { price: "900" })]);
    const [read] = await readAll(csv, { currency: "JPY", countsStock: false });
    expect(read!.product!.variants).toMatchObject([{ amount: 900 }]);
  });
});

describe("an invented SKU", () => {
  const skus = async (...rows: Cells[]) =>
    Object.fromEntries(
      (await read(rows)).flatMap((p) =>
        p.product!.variants.map((v) => [v.options.map((o) => o.value).join("/"), v.sku]),
      ),
    );
  const two = { title: "Tee", option1: "Size", option2: "Colour" };

  test("is the same whatever the order of rows, their number, and the case of letters", async () => {
    const small = { handle: "tee", value1: "S", value2: "Sky Blue", price: "9" };
    const medium = { handle: "tee", value1: "M", value2: "Sky Blue", price: "9" };
    const first = await skus({ ...small, ...two }, medium);
    const second = await skus(simple("cup"), { ...medium, ...two }, small);
    expect(second["S/Sky Blue"]).toBe(first["S/Sky Blue"]);
    expect(second["M/Sky Blue"]).toBe(first["M/Sky Blue"]);
    expect(await skus({ ...small, ...two, handle: "Tee", value2: "SKY BLUE" })).toEqual({
      "S/SKY BLUE": first["S/Sky Blue"],
    });
    expect(first["S/Sky Blue"]).toMatch(/^tee-s-sky-blue-[0-9a-f]{8}$/);
  });

  test("differs where only the borders between its parts do, and fits the database", async () => {
    const made = await skus(
      { handle: "a-b", title: "1", option1: "X", value1: "c", price: "1" },
      { handle: "a", title: "2", option1: "X", value1: "b-c", price: "1" },
      { handle: "a", value1: "b c", price: "1" },
      { handle: "緑茶", title: "3", option1: "X", value1: "小, ".repeat(60).trim(), price: "1" },
    );
    expect(new Set(Object.values(made)).size).toBe(4);
    for (const sku of Object.values(made)) expect(sku).toMatch(/^[^\s,]{1,100}$/);
  });
});

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
