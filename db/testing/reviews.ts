import { sql } from "drizzle-orm";
import { db } from "@/db/client";
import { placeOrder } from "@/lib/checkout/place-order";
import { reserve } from "@/lib/inventory/reserve";
import type { Ctx } from "@/lib/kernel/actor";
import { newId } from "@/lib/kernel/id";
import { orderByToken } from "@/lib/orders/queries";
import type { ReviewRule, RuleOutcome } from "@/lib/pickup/review-states";
import { as } from "./world";

/** Has one rule of the shop say this, and no other say anything. */
export async function onlyRule(name: ReviewRule, outcome: RuleOutcome, most: number): Promise<void> {
  await db().execute(sql`
    update review_rules set outcome = case when name = ${name} then ${outcome} else 'off' end,
      most = case when name = ${name} then ${most} else most end`);
}

type Wish = {
  by?: Ctx;
  email?: string;
  lines?: { sku: string; quantity: number }[];
  person?: string;
  card?: string;
  delivers?: boolean;
};

const address = {
  name: "Emmi Virta",
  street: "Kuja 1",
  postalCode: "00500",
  city: "Helsinki",
  countryCode: "FI",
};

/** A visitor's order at Kallio, paid by card. */
export async function paidAhead({ by = as.visitor(), ...wish }: Wish = {}) {
  const lines = wish.lines ?? [{ sku: "RYE", quantity: 1 }];
  const { id, number, token } = await placeOrder(by, {
    reservations: [await reserve(by, { store: "kallio", lines })],
    customer: { name: "Emmi Virta", email: wish.email ?? `${newId()}@example.com` },
    ...(wish.person ? { pickupPerson: { name: wish.person } } : {}),
    ...(wish.delivers ? { delivery: { address, lines: [{ sku: "RYE", quantity: 1 }] } } : {}),
    payment: { method: "demo_card", token: wish.card ?? "demo_ok" },
  });
  const { fulfillments } = await orderByToken(db(), token);
  return {
    orderId: id,
    number,
    token,
    id: fulfillments[0]!.id,
    fulfillments,
    shopper: as.visitor(newId(), token),
  };
}
