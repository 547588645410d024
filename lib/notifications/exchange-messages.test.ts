import { beforeAll, expect, test } from "vitest";
import { db } from "@/db/client";
import { testDatabase } from "@/db/testing/database";
import { workOff } from "@/db/testing/jobs";
import { rows } from "@/db/testing/rows";
import { as, buildWorld, type World } from "@/db/testing/world";
import { exchangeGoods } from "@/lib/exchanges/exchange-goods";
import { type Bought, bought } from "@/lib/exchanges/testing/bought";
import { checkInvariants } from "@/lib/invariants/check";
import { derivedToken } from "@/lib/kernel/secrets";
import { inboxMessages } from "./inbox";

testDatabase();
let world: World;
beforeAll(async () => {
  world = await buildWorld([
    { sku: "RYE", price: 420, kallio: 90, kamppi: 90 },
    { sku: "CAKE", price: 920, kallio: 90, kamppi: 90 },
  ]);
});

/** Exchanges one of an order's goods at Kamppi, and reads what was mailed about it. */
async function letters(order: Bought, from: string, to: string) {
  await workOff();
  const before = new Set((await inboxMessages(db())).map(({ id }) => id));
  const { orderId } = await exchangeGoods(as.manager(world.kamppi), {
    order: order.number,
    store: "kamppi",
    lines: [{ lineId: order.lineOf(from), quantity: 1, condition: "restock" }],
    out: [{ sku: to, quantity: 1 }],
    payment: { method: "cash" },
  });
  await workOff();
  expect(await checkInvariants(db())).toEqual([]);
  const fresh = (await inboxMessages(db())).filter(({ id }) => !before.has(id));
  return { orderId, fresh };
}

test("an exchange is one letter: what came back, what went out, the difference, and the new order", async () => {
  const order = await bought(as.clerk(world.kallio), [
    { sku: "RYE", quantity: 2 },
    { sku: "CAKE", quantity: 1 },
  ]);
  const dearer = await letters(order, "RYE", "CAKE");
  expect(dearer.fresh.map(({ subject }) => subject)).toEqual([`Exchanged: order ${order.number}`]);
  const { text } = dearer.fresh[0]!;
  for (const said of ["1 × The RYE", "1 × The CAKE", "€5.00 more", "Kamppi"]) expect(text).toContain(said);
  expect(text).toContain(`/en/orders/${derivedToken("order", dearer.orderId)}`);

  await rows`update orders set locale = 'fi' where id = ${order.id}`;
  const even = await letters(order, "RYE", "RYE");
  expect(even.fresh[0]!.text).toContain("mitään ei maksettu");
  const cheaper = await letters(order, "CAKE", "RYE");
  expect(cheaper.fresh.find(({ subject }) => subject.startsWith("Vaihdettu"))!.text).toContain("5,00");
});
