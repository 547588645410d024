"use server";

import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { askedBy } from "@/app/_server/asked";
import {
  type CheckoutState,
  emptyCheckout,
  forgetCheckout,
  keepCheckout,
  readCheckout,
} from "@/app/_server/checkout-state";
import { actionLocale } from "@/app/_server/locale";
import { answered, refused } from "@/app/_server/outcome";
import { shopperActionCtx } from "@/app/_server/shopper";
import type { Outcome } from "@/components/shop/form/outcome";
import { translator } from "@/lib/i18n/translator";
import type { SkuUnits } from "@/lib/inventory/units-by-sku";
import type { Ctx } from "@/lib/kernel/actor";
import { Problem } from "@/lib/kernel/problem";
import { randomToken } from "@/lib/kernel/secrets";
import { chosenWindow } from "./chosen";
import { type Typed, typedIn } from "./field-rules";
import { lookAtGiftCard, typedAgain } from "./gift-card";
import { changeHolds, holdAgain, moreTime } from "./held-steps";
import { mailCode, needsCode, place, sentWith } from "./order-steps";
import { aboutRefusal, isSoldOut } from "./refusals";

/**
 * Everything the checkout page's buttons ask for. Each says what in `do`: `time:<store>` (as chosen in its list),
 * `store:<from>:<to>`, `extend`, `hold` (again, or what the basket holds now), `giftCard` (what is on it), `code`, `place`. Whatever is asked and
 * whatever comes of it, what was typed is kept first. What is not there any more sends the shopper to the basket, where
 * each line says what is possible; the checkout goes on from there as it was.
 */
export async function changeCheckout(asked: string, form: FormData): Promise<Outcome> {
  const locale = actionLocale(asked);
  const path = `/${locale}/checkout`;
  let token: string;
  const [pressed = "", from = "", to = ""] = askedBy(form);
  try {
    const ctx = await shopperActionCtx(locale);
    const state = await stateWith(ctx, typedIn(form));
    const sent = await sentWith(ctx).catch((error: unknown) => cannotRead(state, error));
    await keepCheckout(state);
    // Another address than the code was mailed to: it gets one of its own first.
    const unproven = state.holds.length > 0 && needsCode(ctx, state, sent);
    const verb = pressed === "place" && unproven ? "code" : pressed;
    if (verb === "place") token = await placeOrKeep(ctx, state, form, sent);
    else if (verb === "code") return await answered(path, await mailCode(ctx, state, sent));
    else return await answered(path, await step(ctx, state, form, { verb, from, to }));
  } catch (error) {
    if (isSoldOut(error) && (pressed === "place" || pressed === "hold"))
      redirect(`/${locale}/cart?refused=reservation.insufficient_stock`);
    return answered(path, refused(locale, error, { ...aboutRefusal(error, locale), ...typedCode(form) }));
  }
  redirect(`/${locale}/orders/${token}`);
}

/**
 * The basket cannot be read, and so its page cannot be made again either. Where scripts drive it, the page therefore
 * stays as it is and holds what was typed: a cookie set now would have it made anew. Without them it goes, and what was
 * typed is kept for when it is back.
 */
async function cannotRead(state: CheckoutState, error: unknown): Promise<never> {
  if (!(await headers()).has("next-action")) await keepCheckout(state);
  throw error;
}

/** The checkout with what is in its fields now. A signed-in shopper's address is theirs, not a field. */
async function stateWith(ctx: Ctx, typed: Typed): Promise<CheckoutState> {
  const state = (await readCheckout(ctx)) ?? emptyCheckout(ctx);
  const email = ctx.actor.kind === "customer" ? ctx.actor.email : typed.email;
  return { ...state, typed: { ...typed, email } };
}

type Asked = { verb: string; from: string; to: string };

async function step(ctx: Ctx, state: CheckoutState, form: FormData, asked: Asked): Promise<Outcome> {
  const { verb, from, to } = asked;
  const t = translator(ctx.locale, "checkout");
  switch (verb) {
    case "time":
      return changeHolds(ctx, state, { from, windowId: chosenWindow(form, from) });
    case "store":
      return changeHolds(ctx, state, { from, store: to, windowId: null });
    case "extend":
      await moreTime(ctx, state);
      return { tone: "done", message: t("timer.extended") };
    case "giftCard":
      return lookAtGiftCard(ctx, form);
    case "hold":
      return holdAgain(ctx, state, (store) => chosenWindow(form, store));
    default:
      throw new Problem("invalid", "input.invalid", "Nothing on the page asks for this.");
  }
}

/**
 * Places the order and forgets the checkout. A refusal is remembered under the checkout's key, so the next try gets
 * another one; the key of an order that stands stays good for showing it again.
 */
async function placeOrKeep(
  ctx: Ctx,
  state: CheckoutState,
  form: FormData,
  sent: readonly SkuUnits[],
): Promise<string> {
  try {
    const token = await place(ctx, state, form, sent);
    await forgetCheckout();
    return token;
  } catch (error) {
    if (error instanceof Problem)
      await keepCheckout({ ...((await readCheckout(ctx)) ?? state), key: randomToken() });
    throw error;
  }
}

/** What was typed and is not kept: a code is good for a moment only. */
function typedCode(form: FormData): Partial<Outcome> {
  const code = form.get("code");
  return { typed: { ...typedAgain(form), ...(typeof code === "string" ? { code: code.slice(0, 20) } : {}) } };
}
