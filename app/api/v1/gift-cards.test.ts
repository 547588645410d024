import { beforeAll, describe, expect, it } from "vitest";
import { testDatabase } from "@/db/testing/database";
import { rows } from "@/db/testing/rows";
import { buildWorld } from "@/db/testing/world";
import { newId } from "@/lib/kernel/id";
import { giftCardBalanceCall, issueGiftCardCall } from "./_contract/gift-cards";
import { placeOrderCall } from "./_contract/orders";
import { reserveCall } from "./_contract/reservations";
import { ok, refused } from "./_testing/api";
import { expectEveryCallAnswered } from "./_testing/areas";
import { keyOf } from "./_testing/callers";

testDatabase();
beforeAll(async () => {
  await buildWorld([{ sku: "RYE", price: 420, kallio: 30 }]);
});
const euros = (amount: number) => ({ amount, currency: "EUR" as const });

describe("gift cards over the API", () => {
  it("are made once for a key, tell what is left, and pay first", async () => {
    const manager = await keyOf("manager", "kallio");
    const key = newId();
    const asked = { ...manager, key, body: { value: euros(500) } };
    const card = await ok(issueGiftCardCall, asked);
    expect(await ok(issueGiftCardCall, asked)).toEqual(card);
    const server = await keyOf("storefront");
    const { id, token } = await ok(reserveCall, {
      ...server,
      body: { store: "kallio", lines: [{ sku: "RYE", quantity: 2 }] },
    });
    const order = await ok(placeOrderCall, {
      ...server,
      body: {
        reservations: [{ id, token }],
        customer: { name: "Emmi Virta", email: "emmi@example.com" },
        payment: { method: "demo_card", token: "demo_ok", giftCard: card.code },
      },
    });
    expect(order.payment).toMatchObject({ method: "demo_card", state: "authorised", amount: euros(840) });
    const { balance, hint } = await ok(giftCardBalanceCall, { ...server, body: { code: card.code } });
    expect([balance, card.code.endsWith(hint)]).toEqual([euros(0), true]);
  });

  it("are no clerk's to make, and no shopper's", async () => {
    const before = await rows`select count(*) from gift_cards`;
    const body = { value: euros(500) };
    for (const role of ["associate", "storefront"] as const)
      await refused(issueGiftCardCall, "auth.forbidden", {
        ...(await keyOf(role, role === "associate" ? "kallio" : undefined)),
        body,
      });
    expect(await rows`select count(*) from gift_cards`).toEqual(before);
  });

  it("say nothing about a code that is none", async () => {
    await refused(giftCardBalanceCall, "gift_card.unknown", { body: { code: "0000-0000-0000-0000-0000" } });
  });
});

it("every call of its own was told of", () => {
  expectEveryCallAnswered("gift-cards");
});
