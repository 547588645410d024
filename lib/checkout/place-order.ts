import "server-only";
import type { Tx } from "@/db/client";
import { shop } from "@/lib/catalog/shop";
import { isContactProven } from "@/lib/identity/confirm-contact-code";
import { type Ctx, isTrusted } from "@/lib/kernel/actor";
import { command } from "@/lib/kernel/command";
import { emit } from "@/lib/kernel/events";
import { newId } from "@/lib/kernel/id";
import { Problem } from "@/lib/kernel/problem";
import { derivedToken, hashToken } from "@/lib/kernel/secrets";
import { pickupCodeHash, pickupQrHash } from "@/lib/pickup/codes";
import { lockHeld } from "./held-lines";
import { type PlaceOrderInput, placeOrderInput } from "./input";
import { insertOrder } from "./insert-order";
import { priceLines } from "./price-lines";

/**
 * Turns reservations into an order: allocations, lines, fulfillments and what is owed, in one transaction.
 * No payment provider is called in it.
 * @returns the order's id, number and its token, which opens the order page.
 * Throws `reservation.not_found`, `reservation.expired`, `order.total_changed`, `contact.unverified`,
 * `payment.method_unavailable`, `delivery.unavailable`.
 */
export const placeOrder = command({
  input: placeOrderInput,
  may: () => true,
  async run(tx, ctx, input): Promise<{ id: string; number: string; token: string }> {
    refuseWhatIsNotOffered(input);
    await requireProvenContact(tx, ctx, input);
    const locale =
      input.customer.locale ?? (shop.locales.find((l) => l === ctx.locale) || shop.defaultLocale);
    const held = await lockHeld(tx, input.reservations, locale);
    const priced = priceLines(
      held.flatMap((r) =>
        r.lines.map((l) => ({
          ...l,
          id: newId(),
          unitAmount: l.unit_amount,
          vatBasisPoints: l.vat_basis_points,
        })),
      ),
    );
    refuseAnotherTotal(input, priced.totalAmount);

    const id = newId();
    const token = derivedToken("order", id);
    const fulfillments = held.map((reservation, position) => {
      const fulfillmentId = newId();
      const lines = priced.lines.filter((p) =>
        reservation.lines.some((l) => l.reservation_line_id === p.reservation_line_id),
      );
      return {
        id: fulfillmentId,
        position,
        reservation,
        lines: lines.map((l) => ({ id: newId(), orderLine: l })),
        amount: lines.reduce((sum, l) => sum + l.totalAmount, 0),
        qrHash: pickupQrHash(fulfillmentId, 1),
        codeHash: pickupCodeHash(fulfillmentId, 1),
      };
    });
    const number = await insertOrder(tx, ctx, {
      id,
      tokenHash: hashToken(token),
      locale,
      input,
      priced,
      fulfillments,
    });
    await emit(tx, ctx, {
      name: "order.placed",
      subject: { orderId: id, ...(held.length === 1 ? { locationId: held[0]!.location_id } : {}) },
      data: { number, fulfillments: fulfillments.map((f) => f.id), totalAmount: priced.totalAmount },
    });
    return { id, number, token };
  },
});

function refuseWhatIsNotOffered(input: PlaceOrderInput): void {
  if (input.delivery !== undefined)
    throw new Problem("invalid", "delivery.unavailable", "This shop does not deliver yet.", {
      errors: [
        { pointer: "/delivery", code: "delivery.unavailable", detail: "this shop does not deliver yet" },
      ],
    });
  if (input.payment.method !== "pay_in_store")
    throw new Problem("invalid", "payment.method_unavailable", "This way of paying is not offered.", {
      errors: [{ pointer: "/payment/method", code: "payment.method_unavailable", detail: "is not offered" }],
    });
}

/** An order that is paid only when someone comes needs an address we know is theirs. */
async function requireProvenContact(tx: Tx, ctx: Ctx, input: PlaceOrderInput): Promise<void> {
  const { email } = input.customer;
  const { actor } = ctx;
  if (isTrusted(actor)) return;
  if ((actor.kind === "customer" || actor.kind === "staff") && actor.email === email) return;
  if (await isContactProven(tx, email, input.contactToken)) return;
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
