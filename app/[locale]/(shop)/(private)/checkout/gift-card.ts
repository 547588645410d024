import type { Outcome } from "@/components/shop/form/outcome";
import { shop } from "@/lib/catalog/shop";
import { giftCardBalance } from "@/lib/giftcards/gift-card-balance";
import { translator } from "@/lib/i18n/translator";
import type { Ctx } from "@/lib/kernel/actor";
import { formatMoney } from "@/lib/kernel/money";
import { Problem } from "@/lib/kernel/problem";
import type { PaymentMethod } from "@/lib/payments/states";

/** The code in the field; it is kept nowhere but there. */
const typedGiftCard = (form: FormData): string => {
  const code = form.get("giftCard");
  return typeof code === "string" ? code.trim().slice(0, 60) : "";
};

type Payment = { method: PaymentMethod; token?: string | undefined; giftCard?: string | undefined };

/**
 * Lets the typed gift card pay first: alone when there is enough on it for the total that the page said.
 * Throws `gift_card.not_enough` when the rest were to be paid in the store, and what `giftCardBalance` refuses.
 */
export async function withGiftCard<P extends Payment>(
  ctx: Ctx,
  form: FormData,
  total: number | undefined,
  payment: P,
): Promise<P | Payment> {
  const code = typedGiftCard(form);
  if (!code) return payment;
  const { amount } = await giftCardBalance(ctx, { code });
  if (total !== undefined && amount >= total) return { method: "gift_card", giftCard: code };
  if (payment.method !== "pay_in_store") return { ...payment, giftCard: code };
  throw new Problem("conflict", "gift_card.not_enough", "The gift card does not pay all of it.");
}

/** Says what is on the typed gift card. */
export async function lookAtGiftCard(ctx: Ctx, form: FormData): Promise<Outcome> {
  const code = typedGiftCard(form);
  const { amount } = await giftCardBalance(ctx, { code: code || "-" });
  const message = translator(ctx.locale, "prices.giftCard")("left", {
    amount: formatMoney({ amount, currency: shop.currency }, ctx.locale),
  });
  return { tone: "done", message, typed: { giftCard: code } };
}

/** What was typed, for a page that comes back whole. */
export function typedAgain(form: FormData): Record<string, string> {
  const code = typedGiftCard(form);
  return code ? { giftCard: code } : {};
}
