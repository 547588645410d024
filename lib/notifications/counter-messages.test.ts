import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { db } from "@/db/client";
import { testDatabase } from "@/db/testing/database";
import { workOff } from "@/db/testing/jobs";
import { bringTo, orderedAt } from "@/db/testing/orders";
import { as, buildWorld, type World } from "@/db/testing/world";
import { pickupCode } from "@/lib/pickup/codes";
import { markCollected } from "@/lib/pickup/mark-collected";
import { reissueCode } from "@/lib/pickup/reissue-code";
import { revokeCode } from "@/lib/pickup/revoke-code";
import { undoPress } from "@/lib/pickup/undo-press";
import { inboxMessages } from "./inbox";

testDatabase();
let world: World;
beforeAll(async () => {
  world = await buildWorld([{ sku: "RYE", price: 420, kallio: 90, kamppi: 90 }]);
});

let before = new Set<string>();
beforeEach(async () => {
  await workOff();
  before = new Set((await inboxMessages(db())).map((m) => m.id));
});
/** What was mailed since this was last asked, oldest first. */
async function mailed() {
  await workOff();
  const fresh = (await inboxMessages(db())).filter((m) => !before.has(m.id)).reverse();
  for (const { id } of fresh) before.add(id);
  return fresh;
}

async function ready() {
  const placed = await orderedAt("kallio", [{ sku: "RYE", quantity: 2 }]);
  await bringTo("ready", world.kallio, placed.id);
  await mailed();
  return placed;
}
const undo = (id: string) => undoPress(as.manager(world.kallio), { id });
const collect = (id: string) =>
  markCollected(as.clerk(world.kallio), {
    id,
    verification: { method: "id_document" },
    collectedBy: { name: "Emmi Virta", relation: "customer" },
    payment: { method: "cash" },
  });

describe("the customer hears", () => {
  test("that it is not ready after all, and nothing of a start of picking that was taken back", async () => {
    const { id, number } = await ready();
    await undo(id);
    expect((await mailed()).map((m) => m.subject)).toEqual([`Order ${number} is not ready after all`]);
    await undoPress(as.manager(world.kallio), { id, verb: "startPicking" });
    expect(await mailed()).toEqual([]);
  });

  test("that it was not collected after all", async () => {
    const { id, number } = await ready();
    await collect(id);
    await mailed();
    await undo(id);
    expect((await mailed()).map((m) => m.subject)).toEqual([`Order ${number} is still waiting for you`]);
  });

  test("a new code, and none that is revoked by the time it is written", async () => {
    const { id } = await ready();
    await reissueCode(as.clerk(world.kallio), { id });
    const [mail] = await mailed();
    expect(mail!.text).toContain(pickupCode(id, 2));
    expect(mail!.text).not.toContain(pickupCode(id, 1));
    await reissueCode(as.clerk(world.kallio), { id });
    await revokeCode(as.clerk(world.kallio), { id });
    expect(await mailed()).toEqual([]);
  });
});
