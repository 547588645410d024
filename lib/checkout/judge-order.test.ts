import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { db } from "@/db/client";
import { signedInCustomer } from "@/db/testing/customer";
import { testDatabase } from "@/db/testing/database";
import { workOff } from "@/db/testing/jobs";
import { problem } from "@/db/testing/problem";
import { onlyRule, paidAhead } from "@/db/testing/reviews";
import { rows } from "@/db/testing/rows";
import { as, buildWorld, type World } from "@/db/testing/world";
import { checkInvariants } from "@/lib/invariants/check";
import { reserve } from "@/lib/inventory/reserve";
import { markCollected } from "@/lib/pickup/mark-collected";
import { markReady } from "@/lib/pickup/mark-ready";
import { type ReviewRule, ruleDefaults } from "@/lib/pickup/review-states";
import { startPicking } from "@/lib/pickup/start-picking";
import { placeOrder } from "./place-order";

testDatabase();
let world: World;
let begun: Record<string, unknown>;
beforeAll(async () => {
  const rules = await rows<{ name: string }>`select name, outcome, most from review_rules`;
  begun = Object.fromEntries(rules.map(({ name, ...rule }) => [name, rule]));
  world = await buildWorld([
    { sku: "RYE", price: 400, kallio: 900, kamppi: 90 },
    { sku: "BEER", price: 300, kallio: 90, ageLimit: 18 },
  ]);
  await rows`update reservation_quotas set value = 1000`;
});
beforeEach(() => async () => {
  await workOff();
  expect(await checkInvariants(db())).toEqual([]);
});

const email = () => `${crypto.randomUUID()}@example.com`;
/** What became of an order: what it is held for, and what an ID is asked for. */
const said = ({ fulfillments: [f] }: Awaited<ReturnType<typeof paidAhead>>) => ({
  review: f!.review,
  held: f!.reviewReasons,
  id: f!.idReasons,
});
const nothing = { review: null, held: [], id: [] };
const held = (rule: ReviewRule) => ({ review: "held", held: [rule], id: [] });
const identity = (rule: ReviewRule) => ({ review: null, held: [], id: [rule] });

/** Somebody who has received an order before. */
async function known(): Promise<string> {
  const address = email();
  const { id } = await paidAhead({ email: address });
  const clerk = as.clerk(world.kallio);
  await startPicking(clerk, { id });
  await markReady(clerk, { id, allPicked: true });
  const collectedBy = { name: "Emmi Virta", relation: "customer" };
  await markCollected(clerk, { id, verification: { method: "id_document" }, collectedBy });
  return address;
}

test("a new shop begins with the rules as they are written", () => {
  expect(begun).toEqual(ruleDefaults);
});

describe("an order paid ahead", () => {
  test("that breaks no rule is nobody's business", async () => {
    await onlyRule("total", "hold", 400);
    expect(said(await paidAhead())).toEqual(nothing);
  });

  test("of more than a sum is held, and says so to the counter", async () => {
    await onlyRule("total", "hold", 399);
    const order = await paidAhead();
    expect(said(order)).toEqual(held("total"));
    expect(order.fulfillments[0]!.timeline).toContainEqual(
      expect.objectContaining({ name: "order.held", data: { reasons: ["total"] } }),
    );
  });

  test("of a contact with many today is held; a signed-in customer's are counted together", async () => {
    await onlyRule("orders_of_contact", "hold", 1);
    const contact = email();
    expect(said(await paidAhead({ email: contact }))).toEqual(nothing);
    expect(said(await paidAhead({ email: contact }))).toEqual(held("orders_of_contact"));
    expect(said(await paidAhead({ email: email() }))).toEqual(nothing);
    const by = await signedInCustomer();
    expect(said(await paidAhead({ by, email: email() }))).toEqual(nothing);
    expect(said(await paidAhead({ by, email: email() }))).toEqual(held("orders_of_contact"));
  });

  test("yesterday's, and those that were never paid, do not count", async () => {
    await onlyRule("orders_of_contact", "hold", 1);
    const contact = email();
    const before = await paidAhead({ email: contact });
    await rows`update orders set placed_at = now() - interval '25 hours' where id = ${before.orderId}`;
    await problem(paidAhead({ email: contact, card: "demo_declined" }));
    expect(said(await paidAhead({ email: contact }))).toEqual(nothing);
  });

  test("is not one of few because many are paid at once", async () => {
    await onlyRule("orders_of_contact", "hold", 2);
    const contact = email();
    const all = await Promise.all(Array.from({ length: 6 }, () => paidAhead({ email: contact })));
    expect(all.filter((order) => said(order).review === null).length).toBeLessThanOrEqual(2);
  });

  test("from an address with many today needs an ID, whoever orders", async () => {
    await onlyRule("orders_of_address", "check_id", 1);
    const there = as.visitor();
    const neighbour = { ...as.visitor(), address: there.address };
    expect(said(await paidAhead({ by: there }))).toEqual(nothing);
    expect(said(await paidAhead({ by: neighbour }))).toEqual(identity("orders_of_address"));
    expect(said(await paidAhead())).toEqual(nothing);
  });

  test.each([
    ["declines_of_basket", "hold", held("declines_of_basket")],
    ["declines_of_address", "check_id", identity("declines_of_address")],
  ] as const)("after cards that were declined: %s", async (rule, outcome, expected) => {
    await onlyRule(rule, outcome, 2);
    const by = as.visitor();
    for (const _ of [1, 2]) await problem(paidAhead({ by, card: "demo_declined" }));
    expect(said(await paidAhead({ by }))).toEqual(nothing);
    await problem(paidAhead({ by, card: "demo_declined" }));
    expect(said(await paidAhead({ by }))).toEqual(expected);
    expect(said(await paidAhead())).toEqual(nothing);
  });

  test("of a customer who never received one: by its sum, and by who collects", async () => {
    await onlyRule("first_total", "check_id", 399);
    const contact = await known();
    expect(said(await paidAhead())).toEqual(identity("first_total"));
    expect(said(await paidAhead({ email: contact }))).toEqual(nothing);
    await onlyRule("first_by_another", "check_id", 0);
    expect(said(await paidAhead({ person: "Olli" }))).toEqual(identity("first_by_another"));
    expect(said(await paidAhead({ person: "emmi virta" }))).toEqual(nothing);
    expect(said(await paidAhead({ email: contact, person: "Olli" }))).toEqual(nothing);
  });

  test("with goods under an age limit", async () => {
    await onlyRule("age_limit", "check_id", 0);
    expect(said(await paidAhead({ lines: [{ sku: "BEER", quantity: 1 }] }))).toEqual(identity("age_limit"));
    expect(said(await paidAhead())).toEqual(nothing);
  });

  test("holds its parcels too, and asks nobody for an ID at a door", async () => {
    await onlyRule("total", "hold", 0);
    const { fulfillments } = await paidAhead({ delivers: true });
    expect(fulfillments.map((f) => [f.method, f.review])).toEqual([
      ["pickup", "held"],
      ["delivery", "held"],
    ]);
    await onlyRule("total", "check_id", 0);
    const other = await paidAhead({ delivers: true });
    expect(other.fulfillments.map((f) => [f.method, f.idReasons])).toEqual([
      ["pickup", ["total"]],
      ["delivery", []],
    ]);
  });
});

test("whoever vouches for its customers, and whoever pays in the store, is not judged", async () => {
  await onlyRule("total", "hold", 0);
  expect(said(await paidAhead({ by: as.storefront() }))).toEqual(nothing);
  const by = await signedInCustomer();
  const { id } = await placeOrder(by, {
    reservations: [await reserve(by, { store: "kallio", lines: [{ sku: "RYE", quantity: 1 }] })],
    customer: { name: "Emmi Virta", email: by.actor.email },
    payment: { method: "pay_in_store" },
  });
  expect(await rows`select review, id_reasons from fulfillments where order_id = ${id}`).toEqual([
    { review: null, id_reasons: [] },
  ]);
});
