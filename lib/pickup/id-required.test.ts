import { beforeAll, beforeEach, expect, test } from "vitest";
import { db } from "@/db/client";
import { testDatabase } from "@/db/testing/database";
import { workOff } from "@/db/testing/jobs";
import { byCode, byQr } from "@/db/testing/pickups";
import { problem } from "@/db/testing/problem";
import { onlyRule, paidAhead } from "@/db/testing/reviews";
import { rows } from "@/db/testing/rows";
import { as, buildWorld, type World } from "@/db/testing/world";
import { checkInvariants } from "@/lib/invariants/check";
import { changeStore } from "./change-store";
import { markCollected } from "./mark-collected";
import { markReady } from "./mark-ready";
import { startPicking } from "./start-picking";

testDatabase();
let world: World;
beforeAll(async () => {
  world = await buildWorld([{ sku: "RYE", price: 400, kallio: 90, kamppi: 90 }]);
  await onlyRule("total", "check_id", 0);
});
beforeEach(() => async () => {
  await workOff();
  expect(await checkInvariants(db())).toEqual([]);
});

async function ready(id: string, location = world.kallio) {
  await startPicking(as.clerk(location), { id });
  await markReady(as.clerk(location), { id, allPicked: true });
}
const collectedBy = { name: "Emmi Virta", relation: "customer" };
const collect = (id: string, more: Omit<Parameters<typeof markCollected>[1], "id" | "collectedBy">) =>
  markCollected(as.clerk(world.kallio), { id, collectedBy, ...more });
const proof = (id: string) =>
  rows`select verification, id_checked from handovers where fulfillment_id = ${id}`;

test("a code alone is not enough: nothing is handed over, and the try is not counted", async () => {
  const { id, orderId } = await paidAhead();
  await ready(id);
  const before = await rows`select * from fulfillment_lines fl join fulfillments f on f.id = fl.fulfillment_id
    join payments p on p.order_id = f.order_id where f.order_id = ${orderId}`;
  for (const verification of [byCode(id), byQr(id), byCode(id), byQr(id), byCode(id), byQr(id)])
    expect((await problem(collect(id, { verification }))).code).toBe("pickup.id_required");
  expect(
    (await problem(collect(id, { verification: byCode(id), rest: "later", idChecked: false }))).code,
  ).toBe("pickup.id_required");
  expect(
    await rows`select * from fulfillment_lines fl join fulfillments f on f.id = fl.fulfillment_id
      join payments p on p.order_id = f.order_id where f.order_id = ${orderId}`,
  ).toEqual(before);
  expect(await proof(id)).toEqual([]);
  await collect(id, { verification: byQr(id), idChecked: true });
  expect(await proof(id)).toEqual([{ verification: "qr", id_checked: true }]);
});

test("an ID seen does not make a wrong code right", async () => {
  const { id } = await paidAhead();
  await ready(id);
  const wrong = collect(id, { verification: { method: "code", value: "00000000" }, idChecked: true });
  expect((await problem(wrong)).code).toBe("pickup.wrong_code");
});

test("an ID document is enough, and stands in the proof of pickup", async () => {
  const { id } = await paidAhead();
  await ready(id);
  await collect(id, { verification: { method: "id_document" } });
  expect(await proof(id)).toEqual([{ verification: "id_document", id_checked: true }]);
});

test("twice at once hands over once", async () => {
  const { id } = await paidAhead();
  await ready(id);
  const answers = await Promise.allSettled(
    [1, 2].map(() => collect(id, { verification: byCode(id), idChecked: true })),
  );
  expect(answers.filter((a) => a.status === "fulfilled")).toHaveLength(1);
  expect(await proof(id)).toHaveLength(1);
});

test("another store asks for it too", async () => {
  const order = await paidAhead();
  const there = await changeStore(order.shopper, { number: order.number, id: order.id, store: "kamppi" });
  await ready(there.id, world.kamppi);
  const handOver = markCollected(as.clerk(world.kamppi), {
    id: there.id,
    verification: byCode(there.id),
    collectedBy,
  });
  expect((await problem(handOver)).code).toBe("pickup.id_required");
});

test("where no rule asks for it, a code is enough", async () => {
  await onlyRule("total", "off", 0);
  const { id } = await paidAhead();
  await ready(id);
  await collect(id, { verification: byCode(id) });
  expect(await proof(id)).toEqual([{ verification: "code", id_checked: false }]);
});
