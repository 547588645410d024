import { beforeAll, describe, expect, test } from "vitest";
import { db } from "@/db/client";
import { testDatabase } from "@/db/testing/database";
import { bringTo, orderedAt } from "@/db/testing/orders";
import { problem } from "@/db/testing/problem";
import { as, buildWorld, type World } from "@/db/testing/world";
import { checkInvariants } from "@/lib/invariants/check";
import { orderByToken } from "@/lib/orders/queries";
import { cancelPickup } from "./cancel-pickup";
import { changePickupPerson } from "./change-pickup-person";
import { pickupCode } from "./codes";
import { markCollected } from "./mark-collected";
import { revokeCode } from "./revoke-code";

testDatabase();
let world: World;
beforeAll(async () => {
  world = await buildWorld([{ sku: "RYE", price: 420, kallio: 90, kamppi: 90 }]);
});

const lines = [{ sku: "RYE", quantity: 1 }];
const personOf = async (token: string) => (await orderByToken(db(), token)).pickupPerson;
const changes = async (token: string) =>
  (await orderByToken(db(), token)).fulfillments
    .flatMap((f) => f.timeline)
    .filter((e) => e.name === "pickup.person_changed").length;

describe("who else may collect", () => {
  test.each(["requested", "picking", "ready"] as const)(
    "can be said and taken back while it is %s",
    async (state) => {
      const { number, token, id, shopper } = await orderedAt("kallio", lines);
      await bringTo(state, world.kallio, id);
      await changePickupPerson(shopper, { number, id, name: "Olli Ystävä", email: "Olli@Example.com" });
      expect(await personOf(token)).toEqual({ name: "Olli Ystävä", email: "olli@example.com" });
      await changePickupPerson(shopper, { number, id, name: "Olli Ystävä", email: "olli@example.com" });
      expect(await changes(token)).toBe(1);
      await changePickupPerson(shopper, { number, id, name: "Saara" });
      expect(await personOf(token)).toEqual({ name: "Saara", email: null });
      await changePickupPerson(shopper, { number, id, name: null });
      expect(await personOf(token)).toBeNull();
      expect(await changes(token)).toBe(3);
      expect(await checkInvariants(db())).toEqual([]);
    },
  );

  test("makes the code that whoever was named before may know worthless, and no other", async () => {
    const { number, token, id, shopper } = await orderedAt("kallio", lines);
    const issue = async () => (await orderByToken(db(), token)).fulfillments[0]!.codeIssue;
    await changePickupPerson(shopper, { number, id, name: "Olli" });
    await changePickupPerson(shopper, { number, id, name: "Olli", email: "olli@example.com" });
    expect(await issue()).toBe(1);
    await changePickupPerson(shopper, { number, id, name: "Saara" });
    expect(await issue()).toBe(2);
    await bringTo("ready", world.kallio, id);
    await changePickupPerson(shopper, { number, id, name: null });
    expect(await issue()).toBe(3);
    const old = markCollected(as.clerk(world.kallio), {
      id,
      verification: { method: "code", value: pickupCode(id, 2) },
      collectedBy: { name: "Saara", relation: "friend" },
      payment: { method: "cash" },
    });
    expect((await problem(old)).code).toBe("pickup.wrong_code");
  });

  test("leaves a code that the counter revoked as it is", async () => {
    const { number, token, id, shopper } = await orderedAt("kallio", lines);
    await changePickupPerson(shopper, { number, id, name: "Olli" });
    await revokeCode(as.clerk(world.kallio), { id });
    await changePickupPerson(shopper, { number, id, name: null });
    expect((await orderByToken(db(), token)).fulfillments[0]!.codeRevokedAt).not.toBeNull();
  });

  test("cannot be changed when it is over, nor by whom it is none of", async () => {
    const { number, token, id, shopper } = await orderedAt("kallio", lines);
    const other = await orderedAt("kallio", lines);
    for (const ctx of [as.visitor(), other.shopper, as.clerk(world.kamppi)])
      expect((await problem(changePickupPerson(ctx, { number, id, name: "Eve" }))).code).toBe(
        "pickup.not_found",
      );
    await cancelPickup(as.clerk(world.kallio), { id, reason: "Flood" });
    expect((await problem(changePickupPerson(shopper, { number, id, name: "Eve" }))).code).toBe(
      "pickup.cancelled",
    );
    expect([await personOf(token), await changes(token)]).toEqual([null, 0]);
  });

  test("is the customer's alone to say once a card is charged", async () => {
    const { number, token, id } = await orderedAt("kallio", lines, { paid: "demo_card" });
    for (const ctx of [as.clerk(world.kallio), as.admin()])
      expect((await problem(changePickupPerson(ctx, { number, id, name: "Eve" }))).code).toBe(
        "pickup.person_fixed",
      );
    expect(await personOf(token)).toBeNull();
    await changePickupPerson(as.storefront(token), { number, id, name: "Olli" });
    expect(await personOf(token)).toEqual({ name: "Olli", email: null });
    const unpaid = await orderedAt("kallio", lines);
    await changePickupPerson(as.clerk(world.kallio), { number: unpaid.number, id: unpaid.id, name: "Olli" });
    expect(await personOf(unpaid.token)).toEqual({ name: "Olli", email: null });
  });
});
