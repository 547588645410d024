import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { db } from "@/db/client";
import { signedInCustomer } from "@/db/testing/customer";
import { testDatabase } from "@/db/testing/database";
import { workOff } from "@/db/testing/jobs";
import { problem } from "@/db/testing/problem";
import { paidAhead } from "@/db/testing/reviews";
import { rows } from "@/db/testing/rows";
import { as, buildWorld } from "@/db/testing/world";
import { accountCode } from "@/lib/identity/account-code";
import { confirmAccountCode } from "@/lib/identity/confirm-account-code";
import { requestAccountCode } from "@/lib/identity/request-account-code";
import { actorOfSession } from "@/lib/identity/sessions";
import { checkInvariants } from "@/lib/invariants/check";
import type { Ctx } from "@/lib/kernel/actor";
import { inboxMessages } from "@/lib/notifications/inbox";
import { orderByToken } from "@/lib/orders/queries";
import { changePickupPerson } from "./change-pickup-person";
import { requestPersonCode } from "./request-person-code";

testDatabase();
beforeAll(async () => {
  await buildWorld([{ sku: "RYE", price: 420, kallio: 90 }]);
  await rows`update reservation_quotas set value = 1000`;
});
beforeEach(() => async () => {
  await workOff();
  expect(await checkInvariants(db())).toEqual([]);
});

type Order = Awaited<ReturnType<typeof paidAhead>>;
const personOf = async ({ token }: Order) => (await orderByToken(db(), token)).pickupPerson?.name ?? null;
const change = (ctx: Ctx, { number, id }: Order, proof?: { id: string; code: string }) =>
  changePickupPerson(ctx, { number, id, name: "Olli", ...(proof ? { proof } : {}) });
const ask = (ctx: Ctx, { number, id }: Order) => requestPersonCode(ctx, { number, id });
const typed = ({ id }: { id: string }) => ({ id, code: accountCode(id) });
async function refused(order: Order, work: () => Promise<unknown>, code: string) {
  expect((await problem(work())).code).toBe(code);
  expect(await personOf(order)).toBeNull();
}

describe("who may collect what is paid for", () => {
  test("is not said by a stolen link alone, nor taken back by it", async () => {
    const order = await paidAhead();
    await refused(order, () => change(order.shopper, order), "pickup.proof_required");
    await change(as.storefront(order.token), order);
    const { number, id, shopper } = order;
    const takeBack = changePickupPerson(shopper, { number, id, name: null });
    expect(await problem(takeBack)).toMatchObject({ code: "pickup.proof_required", status: 403 });
    expect(await personOf(order)).toBe("Olli");
  });

  test("is said with the code that the order's own address got", async () => {
    const order = await paidAhead({ email: "order.owner@example.com" });
    const asked = await ask(order.shopper, order);
    await workOff();
    const mail = (await inboxMessages(db())).find(
      (m) => m.recipient === "order.owner@example.com" && /code/.test(m.subject),
    );
    const code = accountCode(asked.id);
    expect(mail!.text).toContain(`${code.slice(0, 4)}-${code.slice(4)}`);
    expect(mail!.text).toContain("who else may collect");
    await change(order.shopper, order, typed(asked));
    expect(await personOf(order)).toBe("Olli");
  });

  test("a code is used once, and only for what it was asked for, by whose address it is", async () => {
    const [order, other] = [await paidAhead(), await paidAhead()];
    const asked = await ask(order.shopper, order);
    await refused(
      order,
      () => change(order.shopper, order, { id: asked.id, code: "WRONGONE" }),
      "auth.wrong_code",
    );
    await refused(other, () => change(other.shopper, other, typed(asked)), "auth.wrong_code");
    const toSignIn = await requestAccountCode(as.visitor(), { email: asked.email, purpose: "sign_in" });
    await refused(order, () => change(order.shopper, order, typed(toSignIn)), "auth.wrong_code");
    const entering = confirmAccountCode(as.visitor(), { ...typed(asked), purpose: "sign_in" });
    expect((await problem(entering)).code).toBe("auth.wrong_code");
    const atOnce = await Promise.allSettled([1, 2].map(() => change(order.shopper, order, typed(asked))));
    expect(atOnce.filter((a) => a.status === "fulfilled")).toHaveLength(1);
    expect(await personOf(order)).toBe("Olli");
    const again = changePickupPerson(order.shopper, {
      number: order.number,
      id: order.id,
      name: null,
      proof: typed(asked),
    });
    expect((await problem(again)).code).toBe("auth.wrong_code");
  });

  test("is said by its customer who has just signed in, and by no other", async () => {
    const by = await signedInCustomer();
    const order = await paidAhead({ by, email: by.actor.email });
    const fresh: Ctx = { ...by, actor: { ...by.actor, justSignedIn: true } };
    const stranger = await signedInCustomer();
    const withLink: Ctx = {
      ...stranger,
      bearer: order.token,
      actor: { ...stranger.actor, justSignedIn: true },
    };
    await refused(order, () => change(by, order), "pickup.proof_required");
    await refused(order, () => change(withLink, order), "pickup.proof_required");
    await change(fresh, order);
    expect(await personOf(order)).toBe("Olli");
  });

  test("needs no proof while nothing is paid", async () => {
    const order = await paidAhead();
    await rows`update payments set method = 'pay_in_store', fulfillment_id = ${order.id}, state = 'pending'
      where order_id = ${order.orderId}`;
    await change(order.shopper, order);
    expect(await personOf(order)).toBe("Olli");
    await rows`update payments set method = 'demo_card', fulfillment_id = null, state = 'authorised'
      where order_id = ${order.orderId}`;
  });
});

test("a sign-in is fresh for ten minutes", async () => {
  const asked = await requestAccountCode(as.visitor(), { email: "fresh@example.com", purpose: "sign_in" });
  const { session } = await confirmAccountCode(as.visitor(), { ...typed(asked), purpose: "sign_in" });
  expect(await actorOfSession(db(), session.id)).toMatchObject({ kind: "customer", justSignedIn: true });
  await rows`update sessions set created_at = now() - interval '11 minutes' where id = ${session.id}`;
  expect(await actorOfSession(db(), session.id)).toMatchObject({ kind: "customer", justSignedIn: false });
});

describe("a code for an order", () => {
  test("is for whoever has the order, and says nothing to others or to staff", async () => {
    const email = "nobody.asked@example.com";
    const order = await paidAhead({ email });
    expect((await problem(ask(as.visitor(), order))).code).toBe("pickup.not_found");
    expect((await problem(ask(as.admin(), order))).code).toBe("auth.forbidden");
    expect(await rows`select 1 from account_codes where email = ${email}`).toEqual([]);
  });

  test("is mailed five times an hour for one order, and keeps nobody from signing in", async () => {
    const order = await paidAhead();
    let email = "";
    for (const _ of Array(5)) ({ email } = await ask({ ...as.visitor(), bearer: order.token }, order));
    expect((await problem(ask({ ...as.visitor(), bearer: order.token }, order))).code).toBe(
      "auth.too_many_codes",
    );
    await requestAccountCode(as.visitor(), { email, purpose: "sign_in" });
  });
});
