import { sql } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { db } from "@/db/client";
import { testDatabase } from "@/db/testing/database";
import { problem } from "@/db/testing/problem";
import { as, buildWorld } from "@/db/testing/world";
import { checkInvariants } from "@/lib/invariants/check";
import type { Ctx } from "@/lib/kernel/actor";
import { newId } from "@/lib/kernel/id";
import { addWish } from "./add-wish";
import { maxWishes } from "./bounds";
import { forgetWishes } from "./forget-wishes";
import { joinWishes } from "./join-wishes";
import { isWished, wishedGoods } from "./queries";
import { removeWish } from "./remove-wish";

testDatabase();

const many = Array.from({ length: maxWishes + 1 }, (_, i) => ({ sku: `MANY-${i}`, price: 100 }));
beforeAll(async () => {
  await buildWorld([{ sku: "BREAD", price: 450, kallio: 1 }, { sku: "MUG", price: 1290 }, ...many]);
});

async function customer(): Promise<Ctx> {
  const id = newId();
  const email = `${id}@example.com`;
  await db().execute(sql`insert into users (id, email, name) values (${id}, ${email}, 'Maija')`);
  return { ...as.visitor(), actor: { kind: "customer", id, name: "Maija", email } };
}
const visitorOf = (ctx: Ctx): string => (ctx.actor.kind === "visitor" ? (ctx.actor.id ?? "") : "");
const listOf = async (ctx: Ctx) => (await wishedGoods(db(), ctx)).map((card) => card.slug);

describe("a wish", () => {
  test("is found again, the newest first, and asking twice is asking once", async () => {
    const me = as.visitor();
    await addWish(me, { product: "bread" });
    await addWish(me, { product: "mug" });
    await addWish(me, { product: "bread" });
    expect(await listOf(me)).toEqual(["mug", "bread"]);
    expect(await isWished(db(), me.actor, "mug")).toBe(true);
    expect(await isWished(db(), as.visitor().actor, "mug")).toBe(false);
  });

  test("twice at once is one", async () => {
    const me = as.visitor();
    await Promise.all(Array.from({ length: 5 }, () => addWish(me, { product: "bread" })));
    expect(await listOf(me)).toEqual(["bread"]);
  });

  test("is taken back by its owner alone, and once more does no harm", async () => {
    const [me, other] = [as.visitor(), as.visitor()];
    await addWish(me, { product: "bread" });
    await addWish(other, { product: "bread" });
    await removeWish(me, { product: "bread" });
    await removeWish(me, { product: "bread" });
    expect(await listOf(me)).toEqual([]);
    expect(await listOf(other)).toEqual(["bread"]);
  });

  test("is refused for what the shop does not sell, and for whoever has no list", async () => {
    expect(await problem(addWish(as.visitor(), { product: "nothing" }))).toMatchObject({
      code: "product.not_found",
    });
    const nameless: Ctx = { ...as.visitor(), actor: { kind: "visitor", id: null } };
    for (const [who, kind] of [
      [nameless, "unauthenticated"],
      [as.clerk(newId()), "forbidden"],
      [as.storefront(), "forbidden"],
    ] as const)
      expect(await problem(addWish(who, { product: "bread" }))).toMatchObject({ kind });
    expect(await listOf(nameless)).toEqual([]);
  });

  test("is refused when the list is full; what is on it stays", async () => {
    const me = as.visitor();
    for (const { sku } of many.slice(0, maxWishes)) await addWish(me, { product: sku.toLowerCase() });
    const last = many[maxWishes]!.sku.toLowerCase();
    expect(await problem(addWish(me, { product: last }))).toMatchObject({ code: "wishes.full" });
    await addWish(me, { product: "many-0" });
    expect(await listOf(me)).toHaveLength(maxWishes);
  });

  test("of a visitor is gone when its time is over; a customer's stays", async () => {
    const [me, maija] = [as.visitor(), await customer()];
    await addWish(me, { product: "bread" });
    await addWish(maija, { product: "bread" });
    await db().execute(sql`
      update wish_lists set expires_at = now() where visitor_hash = ${visitorOf(me)}`);
    expect(await listOf(me)).toEqual([]);
    await forgetWishes(db());
    expect(await listOf(maija)).toEqual(["bread"]);
    await addWish(me, { product: "mug" });
    expect(await listOf(me)).toEqual(["mug"]);
  });
});

describe("at sign-in", () => {
  test("a visitor's wishes come along, none twice, and the visitor's list is gone", async () => {
    const [me, maija] = [as.visitor(), await customer()];
    await addWish(maija, { product: "mug" });
    await addWish(me, { product: "mug" });
    await addWish(me, { product: "bread" });
    const both = await Promise.all([
      joinWishes(maija, { visitor: visitorOf(me) }),
      joinWishes(maija, { visitor: visitorOf(me) }),
    ]);
    expect(both.map((b) => b.joined).sort()).toEqual([0, 1]);
    expect((await listOf(maija)).sort()).toEqual(["bread", "mug"]);
    expect(await listOf(me)).toEqual([]);
  });

  test("nobody but a customer takes a visitor's wishes, and nothing changes", async () => {
    const me = as.visitor();
    await addWish(me, { product: "bread" });
    for (const who of [as.visitor(), as.clerk(newId()), as.storefront()])
      expect((await problem(joinWishes(who, { visitor: visitorOf(me) }))).kind).toMatch(
        /^(unauthenticated|forbidden)$/,
      );
    expect(await listOf(me)).toEqual(["bread"]);
  });
});

test("everything agrees afterwards", async () => {
  expect(await checkInvariants(db())).toEqual([]);
});
