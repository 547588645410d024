import "server-only";
import { sql } from "drizzle-orm";
import { z } from "zod";
import type { Tx } from "@/db/client";
import { shop } from "@/lib/catalog/shop";
import { emailAddress } from "@/lib/identity/email-address";
import { quantity, sku, storeSlug } from "@/lib/inventory/input";
import type { SkuUnits } from "@/lib/inventory/units-by-sku";
import { actorRef, type Ctx, isStaff } from "@/lib/kernel/actor";
import { command } from "@/lib/kernel/command";
import { emit } from "@/lib/kernel/events";
import { newId } from "@/lib/kernel/id";
import { Problem } from "@/lib/kernel/problem";
import { derivedToken } from "@/lib/kernel/secrets";
import { deliveryAddress, personName, phoneNumber } from "@/lib/orders/contact-input";
import { requireOwnPlace } from "@/lib/stores/own-place";
import { agreeOrder } from "./agree-order";
import { holdAtStore } from "./hold-at-store";
import { money } from "./input";

export const sellInput = z
  .strictObject({
    /** Where it is sold: whose till has the money. */
    store: storeSlug,
    lines: z
      .array(
        z.strictObject({
          sku,
          quantity,
          /** The store where it is collected; without it, it is sent. */
          collectAt: storeSlug.optional(),
        }),
      )
      .min(1)
      .max(50),
    customer: z.strictObject({
      name: personName,
      email: emailAddress,
      phone: phoneNumber.optional(),
      locale: z.enum(shop.locales).optional(),
    }),
    /** Where it is sent, when any of it is. */
    address: deliveryAddress.optional(),
    payment: z.strictObject({
      method: z.enum(["cash", "card_terminal"]),
      /** The till's receipt number, or the terminal's reference. */
      receiptNumber: z.string().trim().min(1).max(60).optional(),
    }),
    /** What the customer was told, and the till takes. */
    expectedTotal: money,
  })
  .refine(({ address, lines }) => address !== undefined || lines.every((line) => line.collectAt), {
    path: ["address"],
    message: "is needed for what is sent",
  });
type SellInput = z.output<typeof sellInput>;

/** Ids of the order and its number; the token opens its page, and is its customer's. */
export type Sold = { id: string; number: string; token: string };

/**
 * Sells at a counter what lies elsewhere: an order of parts that are collected at other stores, or sent, in the name of
 * whoever stands there, and all of it paid into this store's till now. It is held, priced and written as any order is; the
 * money stands as taken ahead until the goods are handed over or sent.
 * Throws `store.not_found`, `sale.own` (403), `order.total_changed`, and what holding and `agreeOrder` refuse.
 */
export const sellAtCounter = command({
  input: sellInput,
  may: (actor) => isStaff(actor),
  async run(tx, ctx, input): Promise<Sold> {
    const locationId = await requireOwnPlace(tx, ctx, input.store);
    refuseOwn(ctx, input);
    const reservations: { id: string; token: string }[] = [];
    // Stores in one order, so that two sales which share two of them do not wait for each other.
    for (const [store, goods] of collectedAt(input).sort(([a], [b]) => (a < b ? -1 : 1)))
      for (const id of await holdAtStore(tx, ctx, store, goods, { asked: null }))
        reservations.push({ id, token: derivedToken("reservation", id) });
    const sent = input.lines.filter((line) => line.collectAt === undefined);
    const { address, customer, expectedTotal } = input;
    const { id, number, token } = await agreeOrder(tx, ctx, {
      reservations,
      ...(sent.length > 0 && address
        ? { delivery: { address, lines: sent.map(({ sku, quantity }) => ({ sku, quantity })) } }
        : {}),
      customer,
      payment: { method: "counter" },
      expectedTotal,
    });
    await takeAhead(tx, ctx, { orderId: id, locationId, amount: expectedTotal.amount }, input.payment);
    return { id, number, token };
  },
});

function collectedAt({ lines }: SellInput): [string, SkuUnits[]][] {
  const stores = new Map<string, SkuUnits[]>();
  for (const { sku, quantity, collectAt } of lines)
    if (collectAt) stores.set(collectAt, [...(stores.get(collectAt) ?? []), { sku, quantity }]);
  return [...stores];
}

/** Nobody takes their own money at the till. */
function refuseOwn({ actor }: Ctx, { customer }: SellInput): void {
  if (actor.kind === "staff" && actor.email.toLowerCase() === customer.email.toLowerCase())
    throw new Problem("forbidden", "sale.own", "Somebody else has to sell you what you buy yourself.");
}

/** The till has all of it: what the provider of a card would be asked for is done already. At most four statements. */
async function takeAhead(
  tx: Tx,
  ctx: Ctx,
  { orderId, locationId, amount }: { orderId: string; locationId: string; amount: number },
  { method, receiptNumber }: SellInput["payment"],
): Promise<void> {
  await tx.execute(sql`
    insert into counter_sales (order_id, location_id, sold_by, means, receipt_number)
    values (${orderId}, ${locationId}, ${actorRef(ctx.actor)}, ${method}, ${receiptNumber ?? null})`);
  if (amount === 0) return;
  await tx.execute(sql`
    with taken as (
      update payments set captured = amount, ahead = amount, receipt_number = ${receiptNumber ?? null}, updated_at = now()
      where order_id = ${orderId} and method = 'counter' returning id, amount
    )
    insert into payment_operations (id, payment_id, kind, state, amount, cause, closed_at)
    select ${newId()}::uuid, id, 'capture', 'done', amount, 'order', now() from taken`);
  await emit(tx, ctx, {
    name: "payment.captured",
    subject: { orderId, locationId },
    data: { amount, currency: shop.currency, method, ...(receiptNumber ? { receiptNumber } : {}) },
  });
}
