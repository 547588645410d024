import { sql } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { db } from "@/db/client";
import { testDatabase } from "@/db/testing/database";
import { as, buildWorld } from "@/db/testing/world";
import { cancelOrder } from "@/lib/checkout/cancel-order";
import { placeOrder } from "@/lib/checkout/place-order";
import { reserve } from "@/lib/inventory/reserve";
import { arrivals } from "./arrivals";
import { comparedProducts, mostCompared } from "./compared";
import { countCompanions } from "./count-companions";
import { goesWith } from "./goes-with";
import { onlyHere } from "./only-here";

testDatabase();

beforeAll(async () => {
  await buildWorld([
    { sku: "BREAD", price: 450, kallio: 90, kamppi: 50 },
    { sku: "CHEESE", price: 900, kallio: 90 },
    { sku: "PEAR", price: 90, kallio: 90 },
    { sku: "TEA", price: 500, kallio: 90, kamppi: 1 },
    { sku: "JAM", price: 400, kallio: 90 },
    { sku: "SALT", price: 100, kamppi: 9 },
    { sku: "MUG", price: 1290 },
  ]);
});

async function bought(...skus: string[]) {
  const lines = skus.map((sku) => ({ sku, quantity: 1 }));
  const held = await reserve(as.storefront(), { store: "kallio", lines });
  return placeOrder(as.storefront(), {
    reservations: [held],
    customer: { name: "Maija", email: "maija@example.com" },
    payment: { method: "pay_in_store" },
  });
}
const slugs = (cards: readonly { slug: string }[]) => cards.map((card) => card.slug);

describe("what goes with a product", () => {
  test("is from the same shelf while too little is known of it", async () => {
    await countCompanions(db());
    const { bought, products } = await goesWith(db(), "en", "tea");
    expect(bought).toBe(false);
    expect(slugs(products)).toEqual(["jam", "salt", "mug", "bread"]);
  });

  test("is what was bought together, the most frequent first, and counted once per order", async () => {
    await bought("BREAD", "CHEESE", "PEAR");
    await bought("BREAD", "CHEESE", "TEA", "JAM");
    await bought("BREAD", "CHEESE");
    await bought("BREAD", "TEA");
    for (let n = 0; n < 2; n++) await countCompanions(db());
    const { bought: together, products } = await goesWith(db(), "en", "bread");
    expect(together).toBe(true);
    expect(slugs(products).slice(0, 2)).toEqual(["cheese", "tea"]);
    expect(slugs(products)).toHaveLength(4);
    const { rows } = await db().execute(sql`select max(orders) as most from product_companions`);
    expect(rows[0]).toEqual({ most: 3 });
  });

  test("does not learn from what was cancelled", async () => {
    const { number, token } = await bought("PEAR", "JAM");
    await cancelOrder(as.visitor(undefined, token), { number });
    await countCompanions(db());
    const { rows } = await db().execute(sql`
      select 1 from product_companions c join products p on p.id = c.product_id
      join products o on o.id = c.companion_id where p.slug = 'pear' and o.slug = 'jam'`);
    expect(rows).toEqual([]);
  });
});

test("what only one store has is told of that store alone", async () => {
  const found = await onlyHere(db(), "en", ["kallio", "kamppi", "nowhere"], 2);
  expect(found.map(({ store, products }) => [store, slugs(products)])).toEqual([
    ["kallio", ["cheese", "pear"]],
    ["kamppi", ["salt"]],
  ]);
  expect(await onlyHere(db(), "en", [], 2)).toEqual([]);
});

test("what is new comes first, and only what a store carries", async () => {
  await db().execute(sql`update products set created_at = now() + interval '1 day' where slug = 'jam'`);
  expect(slugs(await arrivals(db(), "en", 3))).toEqual(["jam", "salt", "tea"]);
});

test("so many are compared, in the order they were named, each once", async () => {
  const asked = ["tea", "nothing", "bread", "tea", "jam", "pear", "cheese"];
  const compared = await comparedProducts(db(), asked, "en");
  expect(slugs(compared)).toEqual(["tea", "bread", "jam"]);
  expect(compared.length).toBeLessThanOrEqual(mostCompared);
});
