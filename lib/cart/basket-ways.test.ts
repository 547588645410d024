import { beforeAll, expect, test } from "vitest";
import { db } from "@/db/client";
import { countStatements } from "@/db/testing/count-statements";
import { testDatabase } from "@/db/testing/database";
import { rows } from "@/db/testing/rows";
import { as, buildWorld } from "@/db/testing/world";
import type { Ctx } from "@/lib/kernel/actor";
import { newId } from "@/lib/kernel/id";
import { listStores } from "@/lib/stores/queries";
import { addToCart } from "./add-to-cart";
import { arrangeCart } from "./arrange-cart";
import { basket, isFine } from "./basket";
import { linesOf, optionKey } from "./basket-options";
import { cartLines } from "./queries";

testDatabase();
beforeAll(async () => {
  await buildWorld([
    { sku: "BREAD", price: 450, kallio: 10, kamppi: 10 },
    { sku: "MUG", price: 1290 },
    { sku: "PEAR", price: 90, kallio: 1, kamppi: 1 },
    { sku: "NONE", price: 90 },
  ]);
  const vantaa = newId();
  await rows`
    insert into stock_locations (id, slug, kind, name, street, postal_code, city, country_code, latitude, longitude,
      time_zone)
    values (${vantaa}, 'vantaa', 'warehouse', 'Vantaa', 'Street 1', '01300', 'Vantaa', 'FI', 60.3, 25,
      'Europe/Helsinki')`;
  await rows`
    insert into stock_levels (location_id, variant_id, on_hand) select ${vantaa}, id, 9 from variants where sku = 'MUG'`;
});

const read = async (ctx: Ctx) => basket(db(), ctx, await listStores(db()));
const briefly = async (ctx: Ctx) =>
  (await cartLines(db(), ctx)).map((l) => `${l.quantity} ${l.sku} ${l.store ?? "delivered"}`).sort();

test("a basket that is all there in one place asks nothing, in two statements", async () => {
  const me = as.visitor();
  await addToCart(me, { sku: "BREAD", quantity: 2, store: "kallio" });
  const stores = await listStores(db());
  const { result, statements } = await countStatements(() => basket(db(), me, stores));
  expect([result.options, statements, result.totalAmount]).toEqual([[], 2, 900]);
  expect(result.lines.every(isFine)).toBe(true);
});

test("a way that is chosen is how the basket lies then, and is not offered again", async () => {
  const me = as.visitor();
  await addToCart(me, { sku: "BREAD", quantity: 2, store: "kallio" });
  await addToCart(me, { sku: "MUG", quantity: 1, store: "kallio" });
  const before = await read(me);
  expect(before.lines.map(isFine)).toEqual([true, false]);
  const [way] = before.options;
  expect(way!.parts.map((p) => p.method)).toEqual(["pickup", "delivery"]);
  await arrangeCart(me, { lines: linesOf(way!, before.lines) });
  expect(await briefly(me)).toEqual(["1 MUG delivered", "2 BREAD kallio"]);
  const after = await read(me);
  expect(after.lines.every(isFine)).toBe(true);
  expect(after.options.map(optionKey)).not.toContain(optionKey(way!));
});

test("what no way has stays where it is", async () => {
  const me = as.visitor();
  await addToCart(me, { sku: "PEAR", quantity: 2, store: "kamppi" });
  await addToCart(me, { sku: "NONE", quantity: 3, store: "kamppi" });
  const { options, lines } = await read(me);
  expect(options[0]!.missing).toEqual([{ sku: "NONE", quantity: 3 }]);
  await arrangeCart(me, { lines: linesOf(options[0]!, lines) });
  expect(await briefly(me)).toEqual(["1 PEAR kallio", "1 PEAR kamppi", "3 NONE kamppi"]);
});
