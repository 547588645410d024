import { cachedStores } from "@/app/_server/cached";
import { type CheckoutState, keepCheckout } from "@/app/_server/checkout-state";
import { actionLocale } from "@/app/_server/locale";
import { logFailure } from "@/app/_server/log-failure";
import type { Outcome } from "@/components/shop/form/outcome";
import { db } from "@/db/client";
import { keepAddress } from "@/lib/account/keep-address";
import { cartCodes, cartLines } from "@/lib/cart/queries";
import { shop } from "@/lib/catalog/shop";
import { deliveredLines } from "@/lib/checkout/expected-parcels";
import { type HeldPickup, heldPickups } from "@/lib/checkout/held-pickups";
import { type BasketOrder, placeBasket } from "@/lib/checkout/place-basket";
import { translator } from "@/lib/i18n/translator";
import { emailAddress } from "@/lib/identity/email-address";
import { requestContactCode } from "@/lib/identity/request-contact-code";
import type { SkuUnits } from "@/lib/inventory/units-by-sku";
import type { Ctx } from "@/lib/kernel/actor";
import { notFound, Problem } from "@/lib/kernel/problem";
import type { PaymentMethod } from "@/lib/payments/states";
import { chosenCard, chosenPayment, chosenWindow } from "./chosen";
import type { Typed } from "./field-rules";
import { fieldErrors } from "./field-words";
import { withGiftCard } from "./gift-card";
import { holdChosen } from "./held-steps";
import { quoteCheckout } from "./read-checkout";
import { noneSaved, type SavedAddresses, savedAddresses, withChosen } from "./saved-addresses";

/** What of the shopper's basket is sent with the order. */
export async function sentWith(ctx: Ctx): Promise<SkuUnits[]> {
  const lines = deliveredLines(await cartLines(db(), ctx));
  return lines.map(({ sku, quantity }) => ({ sku, quantity }));
}

/** Mails a code to the typed address; asks for whatever else is missing first, so that nothing is asked twice. */
export async function mailCode(ctx: Ctx, state: CheckoutState, sent: readonly SkuUnits[]): Promise<Outcome> {
  const saved = await savedFor(ctx, state, sent);
  const typed = completeFields(ctx, withChosen(state.typed as Typed, saved), sent);
  const email = emailAddress.parse(typed.email);
  const { id } = await requestContactCode(ctx, { email });
  await keepCheckout({ ...state, asked: { email, id } });
  const message = translator(ctx.locale, "checkout.place")("sent", { email });
  return { tone: "done", message, focus: "code", typed: { code: "" } };
}

/**
 * Whether the typed address still has to be shown to be the shopper's, with a code that was mailed to it: only an order
 * that is paid when somebody comes needs that.
 */
export function needsCode(ctx: Ctx, state: CheckoutState, sent: readonly SkuUnits[]): boolean {
  if (!needsProof(ctx, state, sent)) return false;
  const typed = emailAddress.safeParse(state.typed.email);
  return typed.success && state.asked?.email !== typed.data;
}

const needsProof = (ctx: Ctx, state: CheckoutState, sent: readonly SkuUnits[]): boolean =>
  ctx.actor.kind !== "customer" && chosenPayment(state.typed, sent.length > 0) === "pay_in_store";

/**
 * Places the order under the key its page was made with.
 * @param sent what is delivered with it
 * @returns the token of the order's page.
 */
export async function place(
  ctx: Ctx,
  state: CheckoutState,
  form: FormData,
  sent: readonly SkuUnits[],
): Promise<string> {
  const key = keyOf(form);
  const pickups = await heldPickups(db(), state.holds, ctx.locale);
  const over = pickups.length === 0 && sent.length === 0;
  if (over || pickups.some((pickup) => pickup.state === "converted")) return placed(ctx, key);
  const saved = await savedFor(ctx, state, sent);
  const typed = completeFields(ctx, withChosen(state.typed as Typed, saved), sent);
  const proof = needsProof(ctx, state, sent) ? proofOf(state, form) : null;
  const { holds } = await holdChosen(ctx, state, pickups, (store) => chosenWindow(form, store));
  const reservations = holds.map(({ id, token }) => ({ id, token }));
  const codes = await codesFor(ctx, pickups, typed);
  const agreed = orderOf(ctx, typed, sent, saved, form);
  const expected = expectedTotal(form);
  const payment = await withGiftCard(ctx, form, expected.expectedTotal?.amount, agreed.payment);
  const order = { reservations, codes, ...agreed, payment, ...expected };
  const token = await placeBasket(ctx, { key, order, proof });
  if (order.delivery && typed.keep && !saved.chosen) await keepSent(ctx, order.delivery.address);
  return token;
}

/** The basket's codes that do something for what is ordered; what changed meanwhile shows in the total. */
async function codesFor(ctx: Ctx, pickups: readonly HeldPickup[], said: Typed): Promise<string[]> {
  if ((await cartCodes(db(), ctx)).length === 0) return [];
  const sent = deliveredLines(await cartLines(db(), ctx));
  const { codes } = await quoteCheckout(ctx, { pickups, sent, stores: await cachedStores(), said });
  return codes;
}

const savedFor = (ctx: Ctx, { typed }: CheckoutState, sent: readonly SkuUnits[]) =>
  sent.length > 0 ? savedAddresses(ctx, typed) : noneSaved;

/** The order stands by then: that its address could not be kept is no reason to say otherwise. */
async function keepSent(
  ctx: Ctx,
  address: NonNullable<BasketOrder["order"]["delivery"]>["address"],
): Promise<void> {
  await keepAddress(ctx, { address }).catch((error: unknown) => logFailure("keeping an address", error));
}

/** What an order takes from the fields. A parcel goes to whoever orders, or to whom a kept address names. */
function orderOf(
  ctx: Ctx,
  typed: Typed,
  sent: readonly SkuUnits[],
  { chosen }: SavedAddresses,
  form: FormData,
): Omit<BasketOrder["order"], "reservations"> {
  const { name, email, street, postalCode, city, countryCode } = typed;
  const phone = typed.phone ? { phone: typed.phone } : {};
  const method = chosenPayment(typed, sent.length > 0);
  const to = chosen
    ? { name: chosen.name, ...(chosen.phone ? { phone: chosen.phone } : phone) }
    : { name, ...phone };
  const address = { ...to, street, postalCode, city, countryCode };
  return {
    customer: { name, email, locale: actionLocale(ctx.locale), ...phone },
    ...(typed.person ? { pickupPerson: { name: typed.person } } : {}),
    ...(sent.length > 0 ? { delivery: { address, lines: [...sent] } } : {}),
    payment: { method, ...tokenOf(method, typed, form) },
  };
}

/** What the browser got for the card: the demo shop's by its name, another company's from its own field. */
function tokenOf(method: PaymentMethod, typed: Typed, form: FormData): { token?: string } {
  const told = method === "demo_card" ? chosenCard(typed) : form.get(`${method}Token`);
  return typeof told === "string" && told !== "" ? { token: told.slice(0, 500) } : {};
}

/**
 * The order that a checkout became, for a page that was kept and is sent again.
 * Throws `reservation.not_found` when it became none.
 */
async function placed(ctx: Ctx, key: string): Promise<string> {
  const nothing = {
    reservations: [],
    customer: { name: "", email: "" },
    payment: { method: "pay_in_store" as const },
  };
  return placeBasket(ctx, { key, order: nothing, proof: null }).catch((error: unknown) => {
    throw error instanceof Problem && error.code === "input.invalid" ? notFound("reservation") : error;
  });
}

/** Throws `input.invalid` with `fields`, the words by field, when something is missing or wrong. */
function completeFields(ctx: Ctx, typed: Typed, sent: readonly SkuUnits[]): Typed {
  const fields = fieldErrors(typed, sent.length > 0, ctx.locale);
  if (Object.keys(fields).length > 0)
    throw new Problem("invalid", "input.invalid", "Some fields are missing or wrong.", { fields });
  return typed;
}

/** The code that was typed, for the address that is in the field now. */
function proofOf(state: CheckoutState, form: FormData): { id: string; code: string } {
  const code = form.get("code");
  const email = emailAddress.parse(state.typed.email);
  if (state.asked?.email !== email || typeof code !== "string" || code.trim() === "")
    throw new Problem("invalid", "contact.unverified", "The address was not proven yet.");
  return { id: state.asked.id, code: code.trim().slice(0, 20) };
}

function keyOf(form: FormData): string {
  const key = form.get("key");
  if (typeof key === "string" && /^[A-Za-z0-9_-]{16,64}$/.test(key)) return key;
  throw new Problem("invalid", "input.invalid", "The checkout has no key.");
}

/** What the page said it costs. Without it the shopper has seen no total, and nothing is compared. */
function expectedTotal(form: FormData): { expectedTotal?: { amount: number; currency: string } } {
  const total = form.get("total");
  return typeof total === "string" && /^[0-9]{1,10}$/.test(total)
    ? { expectedTotal: { amount: Number(total), currency: shop.currency } }
    : {};
}
