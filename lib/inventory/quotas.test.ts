import { sql } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { db } from "@/db/client";
import { testDatabase } from "@/db/testing/database";
import { problem } from "@/db/testing/problem";
import { as, buildWorld, levelOf, type World } from "@/db/testing/world";
import { cancelOrder } from "@/lib/checkout/cancel-order";
import { placeOrder } from "@/lib/checkout/place-order";
import { checkInvariants } from "@/lib/invariants/check";
import type { Ctx } from "@/lib/kernel/actor";
import { newId } from "@/lib/kernel/id";
import { hashToken } from "@/lib/kernel/secrets";
import { releaseReservation } from "./release-reservation";
import { reserve } from "./reserve";

testDatabase();

let world: World;
const goods = [
  "CROWD",
  "RUSH",
  "HOUSE",
  "SMALL",
  "ROAM",
  "ORDERED",
  "SWAP",
  "KEYED",
  "TUNED",
  "MANY",
  "CONTACT",
];
beforeAll(async () => {
  world = await buildWorld(goods.map((sku) => ({ sku, price: 100, kallio: sku === "SMALL" ? 19 : 100 })));
});

let address = 0;
const newAddress = () => `198.51.100.${++address}`;
const at = (where: string, id = newId()): Ctx => ({ ...as.visitor(id), address: where });
const take = (ctx: Ctx, sku: string, quantity = 1) =>
  reserve(ctx, { store: "kallio", lines: [{ sku, quantity }] });
const quotaOf = async (attempt: Promise<unknown>) => {
  const refused = await problem(attempt);
  expect(refused).toMatchObject({ kind: "limited", code: "reservation.quota" });
  expect(refused.details.retryAfter).toBeGreaterThan(0);
};
const reserved = async (sku: string) => (await levelOf(world.kallio, sku)).reserved;

describe("one attacker", () => {
  test("with 50 accounts at one address holds a twentieth of a store's SKU and no more", async () => {
    const where = newAddress();
    for (let account = 0; account < 50; account++) await take(at(where), "CROWD").catch(() => {});
    expect(await reserved("CROWD")).toBe(5);
    await quotaOf(take(at(where), "CROWD"));
  });

  test("and no more when all 50 ask at the same moment", async () => {
    const where = newAddress();
    const outcomes = await Promise.allSettled(Array.from({ length: 50 }, () => take(at(where), "RUSH")));
    expect(outcomes.filter((o) => o.status === "fulfilled")).toHaveLength(5);
    expect(await reserved("RUSH")).toBe(5);
    expect(await checkInvariants(db())).toEqual([]);
  });

  test("and no more from ever new addresses with one account", async () => {
    const id = newId();
    for (let hop = 0; hop < 10; hop++) await take(at(newAddress(), id), "ROAM").catch(() => {});
    expect(await reserved("ROAM")).toBe(5);
  });

  test("and no more by ordering what is paid only when somebody comes", async () => {
    const where = newAddress();
    const order = async () => {
      const ctx = at(where);
      const held = await take(ctx, "ORDERED");
      const email = `${newId()}@example.com`;
      const payment = { method: "pay_in_store" as const };
      return placeOrder(as.storefront(), { reservations: [held], customer: { name: "A", email }, payment });
    };
    const placed = [];
    for (let n = 0; n < 5; n++) placed.push(await order());
    await quotaOf(order());
    await cancelOrder(as.visitor(undefined, placed[0]!.token), { number: placed[0]!.number });
    await order();
    await quotaOf(order());
  });

  test("has a bounded number of holds, whatever they are of", async () => {
    await db().execute(sql`update reservation_quotas set value = 3 where name = 'shopper_holds'`);
    const ctx = at(newAddress());
    for (const sku of ["MANY", "HOUSE", "SMALL"]) await take(ctx, sku);
    await quotaOf(take(ctx, "KEYED"));
    await db().execute(sql`update reservation_quotas set value = 20 where name = 'shopper_holds'`);
    await take(ctx, "KEYED");
  });
});

describe("a shopper", () => {
  test("may have what a household needs, as long as nobody else at their address holds any", async () => {
    const where = newAddress();
    await db().execute(sql`update reservation_quotas set value = 6 where name = 'household_units'`);
    const first = at(where);
    const held = await take(first, "HOUSE", 6);
    await quotaOf(take(first, "HOUSE"));
    await quotaOf(take(at(where), "HOUSE"));
    await releaseReservation({ ...first, bearer: held.token }, { id: held.id });
    await take(at(where), "HOUSE");
    await db().execute(sql`update reservation_quotas set value = 4 where name = 'household_units'`);
  });

  test("may have the last of a small shelf", async () => {
    const left = 19 - (await reserved("SMALL"));
    await take(at(newAddress()), "SMALL", left);
  });

  test("whose hold ended is free to hold again at once, swept or not", async () => {
    const ctx = at(newAddress());
    const { id } = await take(ctx, "SWAP", 5);
    await quotaOf(take(ctx, "SWAP"));
    await db().execute(sql`update reservations set created_at = now() - interval '1 hour',
      expires_at = now() - interval '1 second' where id = ${id}`);
    await take(ctx, "SWAP", 5);
  });

  test("is bound by what the shop's owner set last", async () => {
    await db().execute(sql`update reservation_quotas set value = 1000 where name = 'sku_share_basis_points'`);
    await take(at(newAddress()), "TUNED", 10);
    await db().execute(sql`update reservation_quotas set value = 500 where name = 'sku_share_basis_points'`);
    await quotaOf(take(at(newAddress()), "TUNED", 6));
  });
});

describe("a server's key", () => {
  const key = (shopper?: string, where?: string): Ctx => {
    const ctx = as.storefront();
    return { ...ctx, address: where, actor: { ...ctx.actor, shopper } as Ctx["actor"] };
  };

  test("stands for many and has no quota, until it names the shopper it acts for", async () => {
    await take(key(), "KEYED", 20);
    await take(key("maija"), "KEYED", 5);
    await quotaOf(take(key("maija"), "KEYED"));
    await take(key("otso"), "KEYED", 5);
  });

  test("that says where its shoppers call from has their addresses counted too", async () => {
    const where = newAddress();
    for (let n = 0; n < 5; n++) await take(key(`account-${n}`, where), "MANY");
    await quotaOf(take(key("account-5", where), "MANY"));
  });
});

test("a contact has a bounded number of pickups that nobody paid for", async () => {
  await db().execute(sql`update reservation_quotas set value = 2 where name = 'contact_unpaid_pickups'`);
  const email = "same@example.com";
  await db().execute(sql`
    insert into contact_verifications (id, email, code_hash, expires_at, verified_at, token_hash)
    values (${newId()}, ${email}, 'confirmed', now() + interval '1 day', now(), ${hashToken("proof")})`);
  const order = async (method: "pay_in_store" | "demo_card") => {
    const ctx = as.visitor();
    const held = await take(ctx, "CONTACT");
    const customer = { name: "Same", email };
    return placeOrder(ctx, { reservations: [held], customer, payment: { method }, contactToken: "proof" });
  };
  const first = await order("pay_in_store");
  await order("pay_in_store");
  await order("demo_card");
  const before = await levelOf(world.kallio, "CONTACT");
  const refused = await problem(order("pay_in_store"));
  expect(refused).toMatchObject({ kind: "limited", code: "order.quota", details: { most: 2 } });
  expect((await levelOf(world.kallio, "CONTACT")).allocated).toBe(before.allocated);
  await cancelOrder(as.visitor(undefined, first.token), { number: first.number });
  const [won, lost] = await Promise.allSettled([order("pay_in_store"), order("pay_in_store")]);
  expect([won.status, lost.status].sort()).toEqual(["fulfilled", "rejected"]);
});
