import { type SQL, sql } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { db, type Tx } from "@/db/client";
import { testDatabase } from "@/db/testing/database";
import { as, buildWorld, type World } from "@/db/testing/world";
import { finalizePayment } from "@/lib/checkout/finalize-payment";
import { placeOrder } from "@/lib/checkout/place-order";
import { reserve } from "@/lib/inventory/reserve";
import { orderByToken, readOrders } from "@/lib/orders/queries";
import { pickupCode } from "@/lib/pickup/codes";
import { markCollected } from "@/lib/pickup/mark-collected";
import { markReady } from "@/lib/pickup/mark-ready";
import { startPicking } from "@/lib/pickup/start-picking";
import { storeBySlug } from "@/lib/stores/queries";
import { windowsOf } from "@/lib/stores/windows";
import { checkedInvariants, checkInvariants } from "./check";

testDatabase();

let world: World;
beforeAll(async () => {
  world = await buildWorld([{ sku: "BREAD", price: 450, kallio: 50 }]);
  const window = windowsOf(await storeBySlug(db(), "kallio"), new Date(), 2).at(-1)!;
  // One hold, one open order in a window, one collected order: something for every rule to look at.
  await reserve(as.visitor(), { store: "kallio", lines: [{ sku: "BREAD", quantity: 1 }] });
  await order(window.id);
  const done = await order();
  const clerk = as.clerk(world.kallio);
  await startPicking(clerk, { id: done });
  await markReady(clerk, { id: done, allPicked: true });
  await markCollected(clerk, {
    id: done,
    verification: { method: "code", value: pickupCode(done, 1) },
    collectedBy: { name: "Maija", relation: "customer" },
    payment: { method: "cash" },
  });
  // By card: one whose parts are half handed over, and one that waits for its bank.
  const paid = await byCard("demo_ok");
  await startPicking(clerk, { id: paid! });
  await markReady(clerk, { id: paid!, allPicked: true });
  const { fulfillments } = (await partsOfPickup(paid!))!;
  await markCollected(clerk, {
    id: paid!,
    verification: { method: "code", value: pickupCode(paid!, 1) },
    collectedBy: { name: "Maija", relation: "customer" },
    lines: [{ lineId: fulfillments[0]!.lines[0]!.id, collected: 1 }],
    rest: "later",
  });
  await byCard("demo_confirm");
  const { rows } = await db().execute<{ id: string }>(sql`select id from payments where capturing > 0`);
  for (const { id } of rows) await finalizePayment(as.system(), id);
});

async function byCard(token: string): Promise<string | undefined> {
  const held = await reserve(as.storefront(), { store: "kallio", lines: [{ sku: "BREAD", quantity: 2 }] });
  const placed = await placeOrder(as.storefront(), {
    reservations: [held],
    customer: { name: "Maija", email: "maija@example.com" },
    payment: { method: "demo_card", token },
  });
  return (await orderByToken(db(), placed.token)).fulfillments[0]?.id;
}

const partsOfPickup = async (id: string) =>
  (await readOrders(db(), sql`o.id = (select order_id from fulfillments where id = ${id})`))[0];

async function order(windowId?: string): Promise<string> {
  const held = await reserve(as.storefront(), {
    store: "kallio",
    lines: [{ sku: "BREAD", quantity: 2 }],
    ...(windowId ? { windowId } : {}),
  });
  const placed = await placeOrder(as.storefront(), {
    reservations: [held],
    customer: { name: "Maija", email: "maija@example.com" },
    payment: { method: "pay_in_store" },
  });
  return (await orderByToken(db(), placed.token)).fulfillments[0]!.id;
}

class Undo extends Error {}

/** What the check finds after somebody meddled with the rows, the append-only triggers off; nothing of it stays. */
async function foundAfter(...meddling: SQL[]): Promise<number[]> {
  let found: number[] = [];
  await db()
    .transaction(async (tx: Tx) => {
      for (const table of ["stock_movements", "events", "handovers", "documents"])
        await tx.execute(sql`alter table ${sql.identifier(table)} disable trigger user`);
      for (const statement of meddling) await tx.execute(statement);
      found = [...new Set((await checkInvariants(tx)).map((v) => v.invariant))];
      throw new Undo();
    })
    .catch((error: unknown) => {
      if (!(error instanceof Undo)) throw error;
    });
  return found;
}

test("all is well before anybody meddles", async () => {
  expect(await checkInvariants(db())).toEqual([]);
});

describe("meddling is found", () => {
  test.each<[string, number, SQL[]]>([
    [
      "more promised than there is",
      1,
      [
        sql`alter table stock_levels drop constraint stock_levels_committed`,
        sql`update stock_levels set on_hand = 0`,
      ],
    ],
    ["a counter changed by hand", 2, [sql`update stock_levels set on_hand = on_hand + 1`]],
    [
      "a ledger row that never was",
      2,
      [
        sql`insert into stock_movements (location_id, variant_id, kind, quantity, cause, actor)
      select location_id, variant_id, 'received', 1, 'made:up', 'nobody' from stock_levels`,
      ],
    ],
    ["a ledger row torn out", 2, [sql`delete from stock_movements where kind = 'collected'`]],
    [
      "a hold dropped without giving back",
      3,
      [sql`update reservations set state = 'released', closed_at = now() where state = 'held'`],
    ],
    ["an allocation forgotten", 3, [sql`update fulfillment_lines set allocated = 0`]],
    [
      "a finished pickup that still holds stock",
      3,
      [sql`update fulfillments set state = 'cancelled', closed_at = now() where state = 'requested'`],
    ],
    ["an order line that nobody fulfils", 4, [sql`delete from fulfillment_lines where allocated > 0`]],
    ["a receipt torn out", 9, [sql`delete from documents`]],
    ["a receipt over another amount", 9, [sql`update documents set total_amount = total_amount + 1`]],
    ["money taken for nothing", 5, [sql`update payments set captured = amount where captured = 0`]],
    [
      "a capture that no operation explains",
      5,
      [
        sql`update payments set captured = captured + 450, ahead = ahead + 450, amount = amount + 450 where method = 'demo_card'`,
      ],
    ],
    [
      "an operation torn out",
      5,
      [sql`delete from payment_operations where kind = 'capture' and state = 'done'`],
    ],
    [
      "more refunded than was captured",
      5,
      [
        sql`alter table payments drop constraint payments_amounts, drop constraint payments_asked`,
        sql`update payments set refunded = captured + 1, captured = captured where method = 'demo_card'`,
      ],
    ],
    [
      "money let go that an order counts on",
      5,
      [sql`update payments set state = 'voided' where state = 'authorised'`],
    ],
    ["an order that waits for nothing", 5, [sql`delete from order_plans`]],
    ["goods gone without their money", 5, [sql`update payments set captured = 0 where captured > 0`]],
    ["a total that its lines do not make", 5, [sql`update orders set total_amount = total_amount + 1`]],
    [
      "a gift card out of nothing",
      5,
      [
        sql`insert into gift_cards (id, code_hash, hint, currency, amount, balance, issued_by)
        values (gen_random_uuid(), 'made up', 'XXXX', 'EUR', 100, 100, 'nobody')`,
      ],
    ],
    ["a window counted wrong", 6, [sql`update pickup_windows set booked = booked - 1`]],
    ["a handover without its event", 7, [sql`delete from events where name = 'pickup.collected'`]],
    [
      "a handover that happened twice",
      7,
      [
        sql`insert into events (id, name, fulfillment_id, order_id, actor, channel)
      select gen_random_uuid(), name, fulfillment_id, order_id, actor, channel from events where name = 'pickup.collected'`,
      ],
    ],
    ["an event whose job was lost", 8, [sql`delete from pgboss.job where name = 'events'`]],
    [
      "a message sent twice",
      8,
      [
        sql`drop index messages_once`,
        sql`insert into messages (id, event_id, channel, kind, recipient, locale, sealed_content)
        select gen_random_uuid(), id, 'email', 'k', 'r', 'en', 's' from events, generate_series(1, 2) where name = 'order.placed'`,
      ],
    ],
  ])("%s breaks invariant %i", async (_what, invariant, meddling) => {
    expect(await foundAfter(...meddling)).toContain(invariant);
  });

  test("every rule that is checked has such a case", () => {
    expect(checkedInvariants.map((r) => r.invariant)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
  });
});

describe("the database itself refuses", () => {
  test.each([
    ["more promised than there is", "23514", sql`update stock_levels set reserved = on_hand - allocated + 1`],
    [
      "an effect that a cause has had already",
      "23505",
      sql`insert into stock_movements (location_id, variant_id, kind, quantity, cause, actor)
        select location_id, variant_id, kind, quantity, cause, actor from stock_movements limit 1`,
    ],
  ])("%s", async (_what, code, statement) => {
    await expect(db().execute(statement)).rejects.toMatchObject({ cause: { code } });
  });
});

describe("history", () => {
  test.each(["stock_movements", "events", "handovers"])(
    "%s can be added to and not changed",
    async (table) => {
      const name = sql.identifier(table);
      for (const statement of [sql`delete from ${name}`, sql`update ${name} set actor = 'somebody else'`])
        await expect(db().execute(statement)).rejects.toMatchObject({
          cause: { message: `${table} is append-only` },
        });
    },
  );
});
