"use server";

import { redirect } from "next/navigation";
import { answered } from "@/app/_server/outcome";
import type { Outcome } from "@/components/shop/form/outcome";
import { db } from "@/db/client";
import { shop } from "@/lib/catalog/shop";
import { type IssuedGiftCard, issueGiftCard, mostOnGiftCard } from "@/lib/giftcards/issue-gift-card";
import { reissueGiftCard } from "@/lib/giftcards/reissue-gift-card";
import { staffGiftCards } from "@/lib/giftcards/staff-gift-cards";
import { translator } from "@/lib/i18n/translator";
import { formatMoney } from "@/lib/kernel/money";
import { Problem } from "@/lib/kernel/problem";
import { clerkActionCtx, localeOf } from "../_entry/clerk";
import { textOf } from "./form";
import { offerRefused, sentOnce } from "./offer-answers";
import { amountOf } from "./typed-promotion";

/** Looks for a card. Its code never stands in an address: one that is found so is led to by its id. */
export async function findGiftCard(sent: string, form: FormData): Promise<void> {
  const locale = localeOf(sent);
  const path = `/${locale}/staff/gift-cards`;
  const ctx = await clerkActionCtx(locale, path);
  const typed = textOf(form, "card", 60);
  const secret = typed.length > 12;
  const [found] = secret ? await staffGiftCards(db(), ctx, typed) : [];
  redirect(`${path}?${new URLSearchParams({ card: secret ? (found?.id ?? "?") : typed })}`);
}

/** Makes a gift card with so much on it, and shows its code once. */
export async function makeGiftCard(sent: string, form: FormData): Promise<Outcome> {
  const locale = localeOf(sent);
  const path = `/${locale}/staff/gift-cards`;
  const t = translator(locale, "offers.giftCards");
  const typed = { amount: textOf(form, "amount", 20) };
  try {
    const ctx = await clerkActionCtx(locale, path);
    const amount = amountOf(typed.amount);
    if (amount === null || amount > mostOnGiftCard) {
      const most = formatMoney({ amount: mostOnGiftCard, currency: shop.currency }, locale);
      const errors = { amount: t("amountWrong", { most }) };
      return await answered(path, { tone: "refused", message: "", errors, typed }, "make");
    }
    const card = await sentOnce(ctx, form, { route: "issue-gift-card", body: { amount } }, (tx) =>
      issueGiftCard(ctx, { amount }, tx),
    );
    return await answered(path, shownOnce(card, locale), "make");
  } catch (error) {
    return answered(path, offerRefused(locale, error, typed), "make");
  }
}

/** Closes a lost card's code, and shows the one that what is on it has moved to. */
export async function replaceGiftCard(
  sent: string,
  card: { id: string; hint: string },
  form: FormData,
): Promise<Outcome> {
  const locale = localeOf(sent);
  const path = `/${locale}/staff/gift-cards`;
  const t = translator(locale, "offers.giftCards");
  const [id, hint] = [String(card?.id), String(card?.hint)];
  const typed = { reason: textOf(form, "reason") };
  try {
    const ctx = await clerkActionCtx(locale, path);
    if (typed.reason === "") {
      const errors = { reason: t("reasonNeeded") };
      return await answered(path, { tone: "refused", message: "", errors }, id);
    }
    const body = { id, hint, ...typed };
    const again = await sentOnce(ctx, form, { route: "reissue-gift-card", body }, (tx) =>
      reissueGiftCard(ctx, body, tx),
    );
    return await answered(path, shownOnce(again, locale), "make");
  } catch (error) {
    const refused = offerRefused(locale, error, typed);
    const late = error instanceof Problem && error.code === "gift_card.reissued";
    return answered(path, late ? { ...refused, message: t("reissued") } : refused, id);
  }
}

function shownOnce({ code, amount, currency }: IssuedGiftCard, locale: string): Outcome {
  const title = translator(locale, "offers.giftCards")("issued", {
    amount: formatMoney({ amount, currency }, locale),
  });
  return { tone: "done", message: title, shown: { title, code } };
}
