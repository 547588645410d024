import { expect, test } from "vitest";
import { type Cells, readAll, shopifyCsv, simple } from "./practice-file";
import { uniqueInFile } from "./unique-in-file";

async function judged(...rows: Cells[]) {
  const judge = uniqueInFile();
  return (await readAll(shopifyCsv(rows))).map(judge);
}

test("a SKU belongs to the line that has it first; the rest of the product stays", async () => {
  const [, tee] = await judged(
    simple("mug"),
    { handle: "tee", title: "Tee", option1: "Size", value1: "S", price: "9", sku: "MUG", quantity: "" },
    { handle: "tee", value1: "M", price: "9", sku: "T-M", tracker: "shopify", quantity: "1" },
  );
  expect(tee!.refusals).toEqual([
    { line: 3, product: "tee", part: "variant", reason: 'SKU "MUG" stands at line 2 already' },
  ]);
  expect(tee!.product!.variants.map((v) => v.sku)).toEqual(["T-M"]);
  expect(tee!.notes.filter((note) => note.line === 3)).toEqual([]);
});

test("a product without a variant left is refused with all its lines", async () => {
  const [, cup] = await judged(simple("mug"), simple("cup", { sku: "MUG" }), {
    handle: "cup",
    image: "https://a.example/1.jpg",
  });
  expect(cup).toMatchObject({
    product: null,
    refusals: [
      { line: 3, part: "variant", reason: 'SKU "MUG" stands at line 2 already' },
      { line: 4, part: "product", reason: "its product has no variant left" },
    ],
  });
});

test("an address belongs to the product that has it first", async () => {
  const [, second] = await judged(simple("coffee-mug"), simple("coffee--mug", { sku: "OTHER" }));
  expect(second).toMatchObject({
    product: null,
    refusals: [{ line: 3, part: "product", reason: 'its address "coffee-mug" is that of line 2' }],
  });
});

test("a SKU that a refused line named is free", async () => {
  const [mug, cup] = await judged(simple("mug", { giftCard: "true" }), simple("cup", { sku: "MUG" }));
  expect(mug!.product).toBeNull();
  expect(cup!.product!.variants.map((v) => v.sku)).toEqual(["MUG"]);
});
