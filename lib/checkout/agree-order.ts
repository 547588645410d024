import "server-only";
import type { Tx } from "@/db/client";
import { shop } from "@/lib/catalog/shop";
import { lockGiftCard, spendGiftCard } from "@/lib/giftcards/move-balance";
import { holdParcels } from "@/lib/inventory/hold-parcels";
import { ownHolder } from "@/lib/inventory/holder";
import { quotaScope } from "@/lib/inventory/quotas";
import { type Ctx, isTrusted } from "@/lib/kernel/actor";
import { enqueueFollowing } from "@/lib/kernel/events";
import { newId } from "@/lib/kernel/id";
import { Problem } from "@/lib/kernel/problem";
import { derivedToken, hashToken } from "@/lib/kernel/secrets";
import { providerOf } from "@/lib/payments/providers";
import { pickupCodeHash, pickupQrHash } from "@/lib/pickup/codes";
import { redeem } from "@/lib/promotions/redeem";
import { paymentsOf } from "./agreed-payment";
import { cancelPending, supersedeOf } from "./cancel-pending";
import { countTry } from "./count-try";
import { type HeldReservation, lockHeld } from "./held-lines";
import type { PlaceOrderInput } from "./input";
import { insertOrder, type NewFulfillment, type NewOrder, type OrderLine } from "./insert-order";
import { judgeOrder } from "./judge-order";
import { insertPending } from "./pending-order";
import { priceHeld } from "./price-held";
import { requestShipments } from "./request-shipments";

/** `paymentId` is the payment that a provider still has to be asked for; null when none has. */
export type AgreedOrder = { id: string; number: string; token: string; paymentId: string | null };

/**
 * Turns reservations, and the lines of a delivery, into one order: allocations, lines, fulfillments and what is owed,
 * in the caller's transaction. No payment provider is called in it. That the way of paying is offered is the caller's to know.
 * @returns the order's id, number and its token, which opens the order page.
 * Throws `reservation.not_found`, `reservation.expired`, `reservation.insufficient_stock` for a delivery,
 * `order.total_changed`, `order.quota`, `contact.unverified`, `payment.method_unavailable`, `payment.declined`,
 * what `priceHeld` refuses, `promotion.used_up` when the last use of a discount went to somebody else meanwhile,
 * `gift_card.unknown`, `gift_card.too_many_tries`, `gift_card.not_enough`.
 */
export async function agreeOrder(tx: Tx, ctx: Ctx, input: PlaceOrderInput): Promise<AgreedOrder> {
  const { customer, delivery } = input;
  const holder = ownHolder(ctx.actor);
  if (delivery && holder) await supersedeOf(tx, ctx, holder);
  const locale = customer.locale ?? (shop.locales.find((l) => l === ctx.locale) || shop.defaultLocale);
  const parcels = delivery
    ? await holdParcels(tx, ctx, { lines: delivery.lines, to: delivery.address, quota: quotaScope(ctx) })
    : [];
  const asked = [...input.reservations, ...parcels];
  const held = await lockHeld(tx, asked, {
    locale,
    email: customer.email,
    contactToken: input.contactToken,
  });
  requireProvenContact(ctx, input, held.proven);
  const before = new Set(held.reservations.flatMap((r) => r.pending_order_id ?? []));
  for (const other of before) await cancelPending(tx, ctx, other, { reason: "superseded" });
  const priced = await priceHeld(tx, ctx, held.reservations, new Set(parcels.map((p) => p.id)), input);
  refuseAnotherTotal(input, priced.totalAmount);

  const id = newId();
  const token = derivedToken("order", id);
  const event = newId();
  const fulfillments = held.reservations.map((reservation, position) =>
    fulfillmentOf(
      reservation,
      position,
      priced.lines,
      parcels.some((p) => p.id === reservation.id),
    ),
  );
  const { giftCard: code } = input.payment;
  const giftCard = code ? await lockGiftCard(tx, ctx, code) : null;
  const byGiftCard = Math.min(giftCard?.balance ?? 0, priced.totalAmount);
  const payments = paymentsOf(input, fulfillments, priced.totalAmount, byGiftCard);
  const paidSoFar = { giftCardId: giftCard?.id ?? "", amount: byGiftCard, orderId: id };
  const order: NewOrder = {
    id,
    tokenHash: hashToken(token),
    locale,
    customer,
    pickupPerson: input.pickupPerson,
    deliveryAddress: delivery?.address ?? null,
    priced,
    fulfillments,
    payments,
    event,
  };
  if (payments[0] && payments[0].method !== "counter" && providerOf(payments[0].method)) {
    const { actor, channel } = ctx;
    const plan = {
      order,
      by: { actor, channel, locale: ctx.locale },
      token: input.payment.token ?? null,
      returnTo: `/${locale}/orders/${token}`,
      tries: await countTry(ctx, input.reservations),
    };
    const number = await insertPending(tx, ctx, plan, holder);
    if (byGiftCard > 0) await spendGiftCard(tx, ctx, paidSoFar);
    await redeem(tx, id, priced.used);
    return { id, number, token, paymentId: payments[0]!.id };
  }
  // Neither waits for the other's answer; if one fails, both are gone with the transaction.
  const [{ number, unpaid, unpaidMost }] = await Promise.all([
    insertOrder(tx, ctx, order),
    enqueueFollowing(tx, [{ id: event, name: "order.placed" }]),
  ]);
  if (byGiftCard > 0) await spendGiftCard(tx, ctx, paidSoFar);
  else if (quotaScope(ctx) && unpaid + fulfillments.length > unpaidMost) throw tooManyUnpaid(unpaidMost);
  if (byGiftCard > 0) await judgeOrder(tx, ctx, order);
  await requestShipments(tx, ctx, fulfillments);
  await redeem(tx, id, priced.used);
  return { id, number, token, paymentId: null };
}

function fulfillmentOf(
  reservation: HeldReservation,
  position: number,
  lines: readonly OrderLine[],
  isDelivery: boolean,
): NewFulfillment {
  const id = newId();
  const own = new Set(reservation.lines.map((l) => l.reservation_line_id));
  return {
    id,
    position,
    method: isDelivery ? "delivery" : "pickup",
    reservation,
    lines: lines
      .filter((l) => own.has(l.reservation_line_id))
      .map((orderLine) => ({ id: newId(), orderLine })),
    qrHash: pickupQrHash(id, 1),
    codeHash: pickupCodeHash(id, 1),
  };
}

/** An order that is paid only when someone comes needs an address we know is theirs. */
function requireProvenContact({ actor }: Ctx, input: PlaceOrderInput, proven: boolean): void {
  if (input.payment.method !== "pay_in_store" || isTrusted(actor) || proven) return;
  const { email } = input.customer;
  if ((actor.kind === "customer" || actor.kind === "staff") && actor.email === email) return;
  throw new Problem(
    "invalid",
    "contact.unverified",
    "Show that the address is yours: a code was or can be mailed to it.",
    {
      errors: [
        { pointer: "/contactToken", code: "contact.unverified", detail: "does not vouch for this address" },
      ],
    },
  );
}

function refuseAnotherTotal(input: PlaceOrderInput, amount: number): void {
  const { expectedTotal } = input;
  if (!expectedTotal || (expectedTotal.amount === amount && expectedTotal.currency === shop.currency)) return;
  throw new Problem("conflict", "order.total_changed", "A price changed since you last saw the total.", {
    expected: expectedTotal,
    total: { amount, currency: shop.currency },
  });
}

const tooManyUnpaid = (most: number) =>
  new Problem(
    "limited",
    "order.quota",
    "Too many orders of this contact wait to be collected and paid. Collect or cancel one first.",
    { most, retryAfter: 3600 },
  );
