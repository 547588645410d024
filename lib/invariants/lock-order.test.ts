import { sql } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { db } from "@/db/client";
import { testDatabase } from "@/db/testing/database";
import { rows, rowsIn } from "@/db/testing/rows";
import { as, buildWorld, type World } from "@/db/testing/world";
import { placeOrder } from "@/lib/checkout/place-order";
import { reserve } from "@/lib/inventory/reserve";
import { orderByToken } from "@/lib/orders/queries";
import { cancelPickup } from "@/lib/pickup/cancel-pickup";
import { checkInvariants } from "./check";

testDatabase();

let world: World;
beforeAll(async () => {
  world = await buildWorld(["FIRST", "LAST"].map((sku) => ({ sku, price: 100, kallio: 100 })));
});

const customer = { name: "Maija", email: "maija@example.com" };
// Against the order of their variants, which is the one that locks are taken in.
const lines = ["LAST", "FIRST"].map((sku) => ({ sku, quantity: 1 }));
const held = () => reserve(as.storefront(), { store: "kallio", lines });
const placed = async (reservation: { id: string; token: string }) =>
  placeOrder(as.storefront(), {
    reservations: [reservation],
    customer,
    payment: { method: "pay_in_store" },
  });

const waiting = () => rows`
  select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;

/** What has its first stock row kept from it must not have taken its last one meanwhile. */
async function expectInOrder(work: () => Promise<unknown>): Promise<void> {
  let done: Promise<unknown> = Promise.resolve();
  await db().transaction(async (tx) => {
    await tx.execute(sql`
      select 1 from stock_levels s join variants v on v.id = s.variant_id where v.sku = 'FIRST' for update of s`);
    done = work();
    // Awaited below; until then a failure must not end the process.
    done.catch(() => {});
    await expect.poll(waiting).toHaveLength(1);
    const free = await rowsIn(tx)`
      select 1 from stock_levels s join variants v on v.id = s.variant_id where v.sku = 'LAST'
      for update of s skip locked`;
    expect(free).toHaveLength(1);
  });
  await done;
  expect(await checkInvariants(db())).toEqual([]);
}

test("a hold locks its stock rows in the order of their variants", () => expectInOrder(held));

test("so does an order", async () => {
  const reservation = await held();
  await expectInOrder(() => placed(reservation));
});

test("and so does the end of a pickup", async () => {
  const { token } = await placed(await held());
  const { fulfillments } = await orderByToken(db(), token);
  await expectInOrder(() =>
    cancelPickup(as.clerk(world.kallio), { id: fulfillments[0]!.id, reason: "The shelf fell over" }),
  );
});
