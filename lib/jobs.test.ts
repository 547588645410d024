import { sql } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { db } from "@/db/client";
import { testDatabase } from "@/db/testing/database";
import { workOff } from "@/db/testing/jobs";
import { as, buildWorld, type World } from "@/db/testing/world";
import { placeOrder } from "@/lib/checkout/place-order";
import { contactCode, requestContactCode } from "@/lib/identity/request-contact-code";
import { checkInvariants } from "@/lib/invariants/check";
import { reserve } from "@/lib/inventory/reserve";
import { inboxMessages } from "@/lib/notifications/inbox";
import { orderByToken } from "@/lib/orders/queries";
import { pickupCode } from "@/lib/pickup/codes";
import { markReady } from "@/lib/pickup/mark-ready";
import { startPicking } from "@/lib/pickup/start-picking";
import { jobs } from "./jobs";

testDatabase();

let world: World;
beforeAll(async () => {
  world = await buildWorld([{ sku: "BREAD", price: 450, kallio: 50 }]);
});

async function placed(locale: "en" | "fi" = "en") {
  const held = await reserve(as.storefront(), { store: "kallio", lines: [{ sku: "BREAD", quantity: 2 }] });
  const order = await placeOrder(as.storefront(), {
    reservations: [held],
    customer: { name: "Maija & <b>Co</b>", email: "maija@example.com", locale },
    payment: { method: "pay_in_store" },
  });
  const { fulfillments } = await orderByToken(db(), order.token);
  return { ...order, pickup: fulfillments[0]!.id };
}

describe("messages", () => {
  test("follow the order, in the customer's language, with the code only when it is ready", async () => {
    const order = await placed("fi");
    await workOff();
    const [confirmation] = await inboxMessages(db());
    expect(confirmation).toMatchObject({
      recipient: "maija@example.com",
      subject: expect.stringContaining(order.number),
    });
    expect(confirmation!.text).toContain(`/fi/orders/${order.token}`);
    expect(confirmation!.text).toContain("2 × Se BREAD");
    expect(confirmation!.text).not.toContain(pickupCode(order.pickup, 1));

    const clerk = as.clerk(world.kallio);
    await startPicking(clerk, { id: order.pickup });
    await markReady(clerk, { id: order.pickup, allPicked: true });
    await workOff();
    const [ready] = await inboxMessages(db());
    expect(ready!.text).toContain(pickupCode(order.pickup, 1));
    expect(await checkInvariants(db())).toEqual([]);
  });

  test("are written once per event, however often its job runs", async () => {
    const before = (await inboxMessages(db())).length;
    const { number } = await placed();
    const { rows } = await db().execute<{ data: unknown }>(
      sql`select j.data from pgboss.job j join events e on e.id::text = j.data->>'event' join orders o on o.id = e.order_id
        where o.number = ${number}`,
    );
    expect(rows).toHaveLength(1);
    await Promise.all(Array.from({ length: 5 }, () => jobs.events(rows[0]!.data)));
    await workOff();
    expect(await inboxMessages(db())).toHaveLength(before + 1);
  });

  test("of an order that was rolled back do not exist", async () => {
    const count = async () =>
      (
        await db().execute<{ n: number }>(
          sql`select count(*)::int as n from pgboss.job where name = 'events'`,
        )
      ).rows[0]!.n;
    const before = await count();
    const held = await reserve(as.storefront(), { store: "kallio", lines: [{ sku: "BREAD", quantity: 1 }] });
    await expect(
      db().transaction(async (tx) => {
        await placeOrder(
          as.storefront(),
          {
            reservations: [held],
            customer: { name: "Maija", email: "maija@example.com" },
            payment: { method: "pay_in_store" },
          },
          tx,
        );
        throw new Error("the power went");
      }),
    ).rejects.toThrow("the power went");
    expect(await count()).toBe(before);
    expect(await checkInvariants(db())).toEqual([]);
  });

  test("hold nothing readable in the database, and no inbox outside a demo shop", async () => {
    const { id } = await requestContactCode(as.visitor(), { email: "Eve@Example.com" });
    await workOff();
    const [mail] = await inboxMessages(db());
    expect(mail).toMatchObject({
      recipient: "eve@example.com",
      text: expect.stringContaining(contactCode(id)),
    });
    const { rows } = await db().execute<{ row: string }>(
      sql`select to_jsonb(m)::text as row from messages m`,
    );
    for (const { row } of rows) expect(row).not.toMatch(/Your code|orders\//);
  });
});

describe("tidying up", () => {
  test("ends expired holds and forgets old answers, and is not needed for either to be right", async () => {
    const { id } = await reserve(as.visitor(), { store: "kallio", lines: [{ sku: "BREAD", quantity: 1 }] });
    await db().execute(sql`update reservations set created_at = now() - interval '1 hour',
      expires_at = now() - interval '1 second' where id = ${id}`);
    await jobs.tidy({});
    const { rows } = await db().execute(sql`select state from reservations where id = ${id}`);
    expect(rows).toEqual([{ state: "expired" }]);
    expect(await checkInvariants(db())).toEqual([]);
  });
});
