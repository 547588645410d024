import { describe, expect, test } from "vitest";
import { type Cells, readAll, shopifyCsv, simple } from "../practice-file";
import { one, read, sized, tee } from "./practice-product";

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
