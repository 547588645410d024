import { beforeAll, expect, test } from "vitest";
import { db } from "@/db/client";
import { testDatabase } from "@/db/testing/database";
import { bringTo, orderedAt, type PlacedPickup } from "@/db/testing/orders";
import { problem } from "@/db/testing/problem";
import { rows } from "@/db/testing/rows";
import { as, buildWorld, type World } from "@/db/testing/world";
import { eraseOrders } from "@/lib/account/erase-orders";
import { checkInvariants } from "@/lib/invariants/check";
import { inTransaction } from "@/lib/kernel/command";
import { markCollected } from "./mark-collected";
import { signatureOf } from "./signature";
import { unitCosts } from "./unit-costs";

testDatabase();
let world: World;
beforeAll(async () => {
  world = await buildWorld([{ sku: "RYE", price: 420, kallio: 90, kamppi: 9 }]);
});

const drawn = "M12 40L15 38L20 41M60 20L61 30";

async function ready(): Promise<PlacedPickup> {
  const placed = await orderedAt("kallio", [{ sku: "RYE", quantity: 3 }]);
  await bringTo("ready", world.kallio, placed.id);
  return placed;
}
const sign = ({ id }: PlacedPickup, signature: string, more = {}) =>
  markCollected(as.clerk(world.kallio), {
    id,
    verification: { method: "id_document" },
    collectedBy: { name: "Emmi Virta", relation: "customer" },
    payment: { method: "cash" },
    signature,
    ...more,
  });
const seenBy = (ctx: ReturnType<typeof as.clerk>, { id }: PlacedPickup) => signatureOf(db(), ctx, id);

test("stands with the handover, sealed, and is shown to its own store alone", async () => {
  const placed = await ready();
  await sign(placed, drawn);
  expect(await seenBy(as.clerk(world.kallio), placed)).toBe(drawn);
  expect(await seenBy(as.clerk(world.kamppi), placed)).toBeNull();
  const [kept] = await rows<{ text: string }>`
    select h::text as text from handovers h where fulfillment_id = ${placed.id}`;
  expect(kept!.text).not.toContain("M12 40");
});

test("is nothing but lines, and not without end: nothing is handed over for any other", async () => {
  const placed = await ready();
  for (const other of [
    "",
    "L1 1",
    "M1 1Z",
    'M1 1"><script>',
    "M1.5 2",
    "M1 1 url(#x)",
    `M1 1${"L100 100".repeat(2500)}`,
  ])
    expect((await problem(sign(placed, other))).kind, other.slice(0, 20)).toBe("invalid");
  expect(await rows`select from handovers where fulfillment_id = ${placed.id}`).toEqual([]);
});

test("goes when its person is erased, and the handover stays", async () => {
  const placed = await ready();
  await sign(placed, drawn);
  const [user] = await rows<{ id: string }>`
    insert into users (id, email, name) values (gen_random_uuid(), 'gone@example.com', 'Emmi') returning id`;
  await rows`update orders set customer_id = ${user!.id} where number = ${placed.number}`;
  await inTransaction(async (tx) => {
    await tx.execute("set local aisle.erasing = 'on'");
    await eraseOrders(tx, user!.id);
  });
  expect(await seenBy(as.clerk(world.kallio), placed)).toBeNull();
  expect(await rows`select from handovers where fulfillment_id = ${placed.id}`).toHaveLength(1);
});

test("what the counter says a part costs is what the handover takes for it", async () => {
  const placed = await ready();
  const [[line, costs] = ["", []]] = [...(await unitCosts(db(), placed.id))];
  expect(costs).toEqual([420, 840, 1260]);
  const amount = { amount: costs[1]!, currency: "EUR" };
  const lines = [{ lineId: line, collected: 2 }];
  await sign(placed, drawn, { lines, rest: "later", payment: { method: "cash", amount } });
  expect([...(await unitCosts(db(), placed.id)).values()]).toEqual([[420]]);
  expect(await checkInvariants(db())).toEqual([]);
});
