import { beforeAll, describe, expect, test } from "vitest";
import { db } from "@/db/client";
import { testDatabase } from "@/db/testing/database";
import { byCode, cash, collectedBy, order, pickupStage, ready, stateOf } from "@/db/testing/pickups";
import { problem } from "@/db/testing/problem";
import { as, levelOf, type World } from "@/db/testing/world";
import { cancelOrder } from "@/lib/checkout/cancel-order";
import type { Ctx } from "@/lib/kernel/actor";
import { orderByToken } from "@/lib/orders/queries";
import { sayArrived } from "./arrival";
import { cancelPickup } from "./cancel-pickup";
import { pickupCode, pickupQr } from "./codes";
import { markCollected } from "./mark-collected";
import { markReady } from "./mark-ready";
import { pickLine } from "./pick-line";
import { staffPickup } from "./queries";
import { startPicking } from "./start-picking";

testDatabase();

let world: World;
let clerk: Ctx;
let neighbour: Ctx;
beforeAll(async () => {
  ({ world, clerk, neighbour } = await pickupStage());
});

describe("refused", () => {
  const collect = (pickup: string, more: object = {}) =>
    markCollected(clerk, { id: pickup, verification: byCode(pickup), collectedBy, payment: cash, ...more });

  test.each<[string, string, (p: Awaited<ReturnType<typeof ready>>) => Promise<unknown>]>([
    [
      "a wrong code",
      "pickup.wrong_code",
      (p) => collect(p.pickup, { verification: { method: "code", value: "AAAA-BBBB" } }),
    ],
    [
      "another pickup's QR",
      "pickup.wrong_code",
      (p) => collect(p.pickup, { verification: { method: "qr", value: pickupQr(p.token, 1) } }),
    ],
    [
      "a code that was reissued",
      "pickup.wrong_code",
      (p) => collect(p.pickup, { verification: { method: "code", value: pickupCode(p.pickup, 2) } }),
    ],
    ["no money", "pickup.unpaid", (p) => collect(p.pickup, { payment: undefined })],
    [
      "other money",
      "payment.amount_differs",
      (p) => collect(p.pickup, { payment: { ...cash, amount: { amount: 1, currency: "EUR" } } }),
    ],
    [
      "more than was picked",
      "pickup.too_many",
      (p) => collect(p.pickup, { lines: [{ lineId: p.lines[0]!.id, collected: 3 }] }),
    ],
    [
      "nothing taken",
      "pickup.nothing_collected",
      (p) => collect(p.pickup, { lines: [{ lineId: p.lines[0]!.id, collected: 0 }] }),
    ],
    [
      "a handover tomorrow",
      "pickup.collected_at",
      (p) => collect(p.pickup, { collectedAt: new Date(Date.now() + 86_400_000).toISOString() }),
    ],
    ["picking what is ready", "pickup.not_requested", (p) => startPicking(clerk, { id: p.pickup })],
    ["ready what is ready", "pickup.not_picking", (p) => markReady(clerk, { id: p.pickup })],
    [
      "a shopper at the counter",
      "auth.required",
      (p) => startPicking(as.visitor(undefined, p.token), { id: p.pickup }),
    ],
    [
      "a storefront key at the counter",
      "auth.forbidden",
      (p) => startPicking(as.storefront(), { id: p.pickup }),
    ],
    [
      "a clerk of another store",
      "pickup.not_found",
      (p) =>
        markCollected(neighbour, {
          id: p.pickup,
          verification: byCode(p.pickup),
          collectedBy,
          payment: cash,
        }),
    ],
    [
      "another store's cancel",
      "pickup.not_found",
      (p) => cancelPickup(neighbour, { id: p.pickup, reason: "Mine" }),
    ],
    [
      "a stranger's arrival",
      "pickup.not_found",
      (p) => sayArrived(as.visitor(undefined, "no"), { number: p.number, id: p.pickup }),
    ],
    ["an associate cancelling the order", "auth.forbidden", (p) => cancelOrder(clerk, { number: p.number })],
    ["a stranger's cancel", "order.not_found", (p) => cancelOrder(as.visitor(), { number: p.number })],
  ])("%s: %s, and nothing changed", async (_what, code, attempt) => {
    const placed = await ready();
    const before = await orderByToken(db(), placed.token);
    const level = await levelOf(world.kallio, "BREAD");
    expect((await problem(attempt(placed))).code).toBe(code);
    expect(await orderByToken(db(), placed.token)).toEqual(before);
    expect(await levelOf(world.kallio, "BREAD")).toEqual(level);
  });

  test("beer without a look at the age", async () => {
    const { pickup, token } = await ready([{ sku: "BEER", quantity: 1 }]);
    const refused = await problem(collect(pickup));
    expect(refused).toMatchObject({ code: "pickup.age_unchecked", details: { ageLimit: 18 } });
    expect(await stateOf(token)).toBe("ready");
    await collect(pickup, { ageChecked: true });
    expect(await stateOf(token)).toBe("collected");
  });

  test("the sixth guess of a code, even the right one", async () => {
    const { pickup, token } = await ready();
    const guesser = { ...clerk, address: "198.51.100.7" };
    const guess = (value: string) =>
      markCollected(guesser, {
        id: pickup,
        verification: { method: "code", value },
        collectedBy,
        payment: cash,
      });
    for (let i = 0; i < 5; i++) expect((await problem(guess(`AAAA-BBB${i}`))).code).toBe("pickup.wrong_code");
    const refused = await problem(guess(pickupCode(pickup, 1)));
    expect(refused).toMatchObject({ kind: "limited", code: "pickup.too_many_tries" });
    expect(refused.details.retryAfter).toBeGreaterThan(0);
    expect(await stateOf(token)).toBe("ready");
  });

  test("a line nobody picked, and a wrong item under the scanner", async () => {
    const { pickup, lines } = await order();
    await startPicking(clerk, { id: pickup });
    const scan = (barcode: string) =>
      pickLine(clerk, { id: pickup, lineId: lines[0]!.id, quantity: 1, barcode });
    expect((await problem(scan("2BEER"))).code).toBe("pickup.wrong_item");
    await scan("2BREAD");
    const open = await problem(markReady(clerk, { id: pickup }));
    expect(open).toMatchObject({
      code: "pickup.lines_open",
      details: { lines: [{ sku: "BREAD", open: 1 }] },
    });
    const { pickup: seen } = await staffPickup(db(), clerk, pickup);
    expect(seen).toMatchObject({ state: "picking", pickupBy: null });
  });
});
