import { sql } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { db, rowsOf } from "@/db/client";
import { type CustomerCtx, signedInCustomer } from "@/db/testing/customer";
import { testDatabase } from "@/db/testing/database";
import { orderedAt } from "@/db/testing/orders";
import { problem } from "@/db/testing/problem";
import { as, buildWorld, type World } from "@/db/testing/world";
import { addToCart } from "@/lib/cart/add-to-cart";
import { cancelOrder } from "@/lib/checkout/cancel-order";
import { hashPassword } from "@/lib/identity/password";
import { profileOf } from "@/lib/identity/queries";
import { actorOfSession, startSession } from "@/lib/identity/sessions";
import { setConsent } from "@/lib/identity/set-consent";
import { checkInvariants } from "@/lib/invariants/check";
import { markCollected } from "@/lib/pickup/mark-collected";
import { markReady } from "@/lib/pickup/mark-ready";
import { startPicking } from "@/lib/pickup/start-picking";
import { addAddress } from "./add-address";
import { deleteAccount } from "./delete-account";
import { exportAccount } from "./export-account";

testDatabase();
const password = "correct horse battery";
const proof = { password };
let passwordHash: string;
let world: World;
beforeAll(async () => {
  passwordHash = await hashPassword(password);
  world = await buildWorld([{ sku: "BREAD", price: 450, kallio: 100 }]);
});

const home = {
  name: "Zelda Unusual",
  street: "Unusual Street 7",
  postalCode: "00500",
  city: "Helsinki",
  countryCode: "FI",
};
const newCustomer = () => signedInCustomer({ passwordHash, name: "Zelda Unusual" });

/** An order of theirs, under way. */
async function ordered(me: CustomerCtx) {
  const order = await orderedAt("kallio", [{ sku: "BREAD", quantity: 1 }], { paid: "demo_card" });
  await db().execute(sql`
    update orders set customer_id = ${me.actor.id}, customer_email = ${me.actor.email},
      customer_name = ${me.actor.name}, customer_phone = '+358 40 7654321' where number = ${order.number}`);
  return order;
}

async function collected(me: CustomerCtx) {
  const order = await ordered(me);
  await startPicking(as.clerk(world.kallio), { id: order.id });
  await markReady(as.clerk(world.kallio), { id: order.id, allPicked: true });
  await markCollected(as.clerk(world.kallio), {
    id: order.id,
    collectedBy: { name: me.actor.name, relation: "customer" },
    verification: { method: "id_document" },
  });
  return order;
}

/** Every row of the database that names somebody, by table. */
async function mentions(word: string): Promise<string[]> {
  const tables = rowsOf<{ name: string }>(
    await db().execute(sql`
      select table_name as name from information_schema.tables
      where table_schema = 'public' and table_type = 'BASE TABLE'`),
  );
  const found: string[] = [];
  for (const { name } of tables) {
    const table = sql.raw(`"${name}"`);
    const rows = rowsOf(
      await db().execute(sql`select from ${table} t where t::text ilike ${`%${word}%`} limit 1`),
    );
    if (rows.length > 0) found.push(name);
  }
  return found;
}

describe("deleting an account", () => {
  it("leaves the books, and nobody in them", async () => {
    const me = await newCustomer();
    const session = await startSession(db(), me.actor.id, "Phone");
    await collected(me);
    const called = await ordered(me);
    await cancelOrder(me, { number: called.number });
    await addAddress(me, { address: home });
    await addToCart(me, { sku: "BREAD", quantity: 1, store: "kallio" });
    await setConsent(me, { purpose: "marketing_email", granted: true });
    expect(await mentions(me.actor.email)).not.toEqual([]);
    await deleteAccount(me, { proof });
    for (const word of [me.actor.email, "Zelda", "Unusual Street", "7654321"])
      expect(await mentions(word)).toEqual([]);
    expect(await actorOfSession(db(), session.id)).toBeNull();
    const kept = rowsOf(
      await db().execute(sql`
        select total_amount, customer_id from orders where number = ${called.number}`),
    );
    expect(kept).toEqual([{ total_amount: 450, customer_id: null }]);
    const suppressed = rowsOf(await db().execute(sql`select from mail_suppressions`));
    expect(suppressed).toHaveLength(1);
  });

  it("waits until no order is under way", async () => {
    const me = await newCustomer();
    const { number } = await ordered(me);
    const refused = await problem(deleteAccount(me, { proof }));
    expect([refused.code, refused.details.orders]).toEqual(["account.orders_open", [number]]);
    expect(await profileOf(db(), me.actor.id)).not.toBeNull();
    expect(await mentions("7654321")).toEqual(["orders"]);
    await cancelOrder(me, { number });
    await deleteAccount(me, { proof });
    expect(await profileOf(db(), me.actor.id)).toBeNull();
  });

  it("wants proof, and is the customer's own to ask for", async () => {
    const me = await newCustomer();
    const wrong = deleteAccount(me, { proof: { password: "not my password" } });
    expect((await problem(wrong)).code).toBe("auth.wrong_password");
    expect((await problem(deleteAccount(as.visitor(), { proof }))).code).toBe("auth.required");
    expect((await problem(deleteAccount(as.admin(), { proof }))).code).toBe("auth.forbidden");
    expect(await profileOf(db(), me.actor.id)).not.toBeNull();
  });

  it("touches nobody else, also twice at once", async () => {
    const [me, other] = [await newCustomer(), await newCustomer()];
    await collected(other);
    await Promise.allSettled([deleteAccount(me, { proof }), deleteAccount(me, { proof })]);
    expect(await profileOf(db(), me.actor.id)).toBeNull();
    expect(await profileOf(db(), other.actor.id)).not.toBeNull();
    expect((await mentions("Zelda")).sort()).toEqual(["events", "handovers", "orders", "users"]);
  });
});

describe("everything that is held about somebody", () => {
  it("is theirs to take along, and nobody else's", async () => {
    const [me, other] = [await newCustomer(), await newCustomer()];
    const { number } = await ordered(me);
    const theirs = await ordered(other);
    await addAddress(me, { address: home });
    const all = await exportAccount(me, { proof });
    expect(all.profile).toMatchObject({ email: me.actor.email, name: "Zelda Unusual" });
    expect(all.orders.map((o) => o.number)).toEqual([number]);
    expect(all.addresses).toMatchObject([home]);
    expect(JSON.stringify(all)).not.toContain(theirs.number);
    expect(JSON.stringify(all)).not.toContain(passwordHash);
    const wrong = exportAccount(me, { proof: { password: "not my password" } });
    expect((await problem(wrong)).code).toBe("auth.wrong_password");
    expect((await problem(exportAccount(as.visitor(), { proof }))).code).toBe("auth.required");
  });
});

it("leaves the shop's books as they were", async () => {
  expect(await checkInvariants(db())).toEqual([]);
});
