import { beforeAll, describe, expect, test } from "vitest";
import { testDatabase } from "@/db/testing/database";
import { importStage, rows, run, variantsOf } from "@/db/testing/imports";
import { levelOf, type World } from "@/db/testing/world";
import { simple } from "./practice-file";

testDatabase();

let world: World;
beforeAll(async () => {
  world = await importStage();
});

describe("refused lines", () => {
  test("are reported exactly, in the order of the file, and everything else comes in", async () => {
    const { report, refusals } = await run([
      simple("good-1"),
      simple("gift", { giftCard: "true" }),
      simple("good-2", { sku: "GOOD-1" }),
      {
        handle: "tee",
        title: "Tee",
        option1: "Size",
        value1: "S",
        price: "9",
        sku: "TEE-S",
        quantity: "1",
        image: "nope",
      },
      { handle: "tee", value1: "M", price: "?", sku: "TEE-M" },
      { handle: "tee", value1: "L", price: "9", sku: "BREAD", quantity: "2" },
      simple("bread", { sku: "MINE" }),
      simple("other-bread", { sku: "BREAD" }),
      simple("good-3"),
    ]);
    expect(refusals.map((r) => [r.line, r.part, r.reason])).toEqual([
      [3, "product", "gift cards are not supported yet"],
      [4, "variant", 'SKU "GOOD-1" stands at line 2 already'],
      [5, "picture", 'Image Src "nope" is not an http or https address'],
      [6, "variant", 'Variant Price "?" is not an amount of EUR such as 12.90'],
      [7, "variant", 'SKU "BREAD" belongs to the product "bread"'],
      [8, "product", 'its address "bread" belongs to a product from "test"'],
      [9, "variant", 'SKU "BREAD" stands at line 7 already'],
    ]);
    expect(report).toMatchObject({
      products: { created: 3, refused: 4 },
      variants: { created: 3 },
      refusedLines: 7,
    });
    expect((await variantsOf("tee")).map((v) => v.sku)).toEqual(["TEE-S"]);
    const [bread] = await rows(`
      select p.source, t.title, v.sku from products p join product_texts t on t.product_id = p.id and t.locale = 'en'
      join variants v on v.product_id = p.id where p.slug = 'bread'`);
    expect(bread).toEqual({ source: "test", title: "The BREAD", sku: "BREAD" });
    expect(await levelOf(world.kallio, "BREAD")).toMatchObject({ on_hand: 5 });
  });
});
