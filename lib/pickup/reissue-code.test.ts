import { beforeAll, describe, expect, test } from "vitest";
import { db } from "@/db/client";
import { testDatabase } from "@/db/testing/database";
import { bringTo, orderedAt, type PlacedPickup, partsOf } from "@/db/testing/orders";
import { problem } from "@/db/testing/problem";
import { as, buildWorld, type World } from "@/db/testing/world";
import { pickupCode, pickupQr } from "./codes";
import { markCollected } from "./mark-collected";
import { findPickups } from "./queries";
import { reissueCode } from "./reissue-code";
import { revokeCode } from "./revoke-code";

testDatabase();
let world: World;
beforeAll(async () => {
  world = await buildWorld([{ sku: "RYE", price: 420, kallio: 90, kamppi: 90 }]);
});

const clerk = (name?: string) => as.clerk(world.kallio, name);
async function ready() {
  const placed = await orderedAt("kallio", [{ sku: "RYE", quantity: 1 }]);
  await bringTo("ready", world.kallio, placed.id);
  return placed;
}
const partOf = async ({ token }: PlacedPickup) => (await partsOf(token))[0]!;
const shows = (method: "qr" | "code", value: string) => ({ method, value });
const collect = ({ id }: PlacedPickup, verification: Parameters<typeof markCollected>[1]["verification"]) =>
  markCollected(clerk(), {
    id,
    verification,
    collectedBy: { name: "Emmi Virta", relation: "customer" },
    payment: { method: "cash" },
  });
const told = async (p: PlacedPickup, name: string) =>
  (await partOf(p)).timeline.filter((e) => e.name === name).length;

describe("a new code", () => {
  test("makes the old QR and code worthless at once", async () => {
    const pickup = await ready();
    await reissueCode(clerk(), { id: pickup.id });
    for (const old of [shows("code", pickupCode(pickup.id, 1)), shows("qr", pickupQr(pickup.id, 1))]) {
      expect((await problem(collect(pickup, old))).code).toBe("pickup.wrong_code");
      expect((await findPickups(db(), clerk(), { text: old.value })).map((f) => f.id)).not.toContain(
        pickup.id,
      );
    }
    await collect(pickup, shows("code", pickupCode(pickup.id, 2)));
    expect((await partOf(pickup)).state).toBe("collected");
  });

  test("is a number further each time, from two devices at once too", async () => {
    const pickup = await ready();
    await Promise.all([reissueCode(clerk(), { id: pickup.id }), reissueCode(clerk(), { id: pickup.id })]);
    expect((await partOf(pickup)).codeIssue).toBe(3);
    expect(await told(pickup, "pickup.code_reissued")).toBe(2);
    await collect(pickup, shows("qr", pickupQr(pickup.id, 3)));
  });

  test("opens what was revoked", async () => {
    const pickup = await ready();
    await revokeCode(clerk(), { id: pickup.id });
    await reissueCode(clerk(), { id: pickup.id });
    await collect(pickup, shows("code", pickupCode(pickup.id, 2)));
  });
});

describe("a revoked code", () => {
  test("answers like a wrong one and finds nothing; an ID opens", async () => {
    const pickup = await ready();
    await revokeCode(clerk(), { id: pickup.id });
    const right = shows("code", pickupCode(pickup.id, 1));
    const asRevoked = await problem(collect(pickup, right));
    const asWrong = await problem(collect(pickup, shows("code", "AAAA-BBBB")));
    expect([asRevoked.code, asRevoked.message, asRevoked.details]).toEqual([
      asWrong.code,
      asWrong.message,
      asWrong.details,
    ]);
    for (const text of [right.value, pickupQr(pickup.id, 1)])
      expect((await findPickups(db(), clerk(), { text })).map((f) => f.id)).not.toContain(pickup.id);
    await collect(pickup, { method: "id_document" });
    expect((await partOf(pickup)).state).toBe("collected");
  });

  test("is revoked once, however often it is said", async () => {
    const pickup = await ready();
    await revokeCode(clerk(), { id: pickup.id });
    const before = await partOf(pickup);
    await Promise.all([
      revokeCode(clerk("Otso Other"), { id: pickup.id }),
      revokeCode(clerk(), { id: pickup.id }),
    ]);
    expect(await partOf(pickup)).toEqual(before);
    expect(await told(pickup, "pickup.code_revoked")).toBe(1);
  });
});

test.each([
  ["reissue", reissueCode],
  ["revoke", revokeCode],
] as const)("only the staff of its store %s a code", async (_what, verb) => {
  const pickup = await ready();
  const before = await partOf(pickup);
  for (const [by, code] of [
    [as.manager(world.kamppi), "pickup.not_found"],
    [pickup.shopper, "auth.required"],
    [as.storefront(), "auth.forbidden"],
  ] as const)
    expect((await problem(verb(by, { id: pickup.id }))).code).toBe(code);
  expect(await partOf(pickup)).toEqual(before);
});
