"use server";

import { redirect } from "next/navigation";
import { forgetAsideNote } from "@/app/_server/aside-note";
import { askedBy } from "@/app/_server/asked";
import { cachedStores } from "@/app/_server/cached";
import { emptyCheckout, keepCheckout, readCheckout } from "@/app/_server/checkout-state";
import { actionLocale } from "@/app/_server/locale";
import { answered, refusalWords, refused, wordsOf } from "@/app/_server/outcome";
import { namedShopper, shopperActionCtx } from "@/app/_server/shopper";
import type { Outcome } from "@/components/shop/form/outcome";
import { db } from "@/db/client";
import { arrangeCart } from "@/lib/cart/arrange-cart";
import { basket } from "@/lib/cart/basket";
import { linesOf, optionKey } from "@/lib/cart/basket-options";
import { changeCartLine } from "@/lib/cart/change-cart-line";
import { dropCode } from "@/lib/cart/drop-code";
import { dropSaved } from "@/lib/cart/drop-saved";
import { giveCode } from "@/lib/cart/give-code";
import { moveCartLines } from "@/lib/cart/move-cart-lines";
import { cartLines } from "@/lib/cart/queries";
import { removeCartLine } from "@/lib/cart/remove-cart-line";
import { saveForLater } from "@/lib/cart/save-for-later";
import { takeUpSaved } from "@/lib/cart/take-up-saved";
import { holdBasket } from "@/lib/checkout/hold-basket";
import { translator } from "@/lib/i18n/translator";
import type { Ctx } from "@/lib/kernel/actor";
import { Problem } from "@/lib/kernel/problem";

/**
 * Everything the basket page's buttons ask for. Each says what in `do`: `quantities` (as typed), `less:<line>`,
 * `more:<line>`, `take:<line>:<units>`, `remove:<line>`, `move:<line>:<store>`, `deliver:<line>`, `choose:<option>`,
 * `save:<line>`, `takeUp:<saved>`, `drop:<saved>`, `code` (as typed), `uncode:<code>`, `checkout`.
 */
export async function changeBasket(asked: string, form: FormData): Promise<Outcome> {
  const locale = actionLocale(asked);
  try {
    const { shopper: ctx, remember } = await namedShopper(await shopperActionCtx(locale));
    const [verb = "", ...about] = askedBy(form, "quantities");
    if (verb === "checkout") {
      await takeTyped(ctx, form);
      await takeCode(ctx, form);
      await startCheckout(ctx);
    } else await change(ctx, verb, about, form);
    await remember();
    await forgetAsideNote();
    if (verb !== "checkout") return await answered(`/${locale}/cart`, await changed(ctx, verb, about, form));
  } catch (error) {
    return answered(`/${locale}/cart`, refused(locale, error, aboutCode(locale, error, form)));
  }
  redirect(`/${locale}/checkout`);
}

async function change(ctx: Ctx, verb: string, [id = "", more = ""]: string[], form: FormData): Promise<void> {
  switch (verb) {
    case "quantities":
      await takeTyped(ctx, form);
      return takeCode(ctx, form);
    case "code":
      return takeCode(ctx, form);
    case "uncode":
      return dropCode(ctx, { code: id });
    case "less":
    case "more":
      return step(ctx, id, form, verb === "more" ? 1 : -1);
    case "take":
      return void (await changeCartLine(ctx, { id, quantity: Number(more) }));
    case "remove":
      return unlessGone(removeCartLine(ctx, { id }));
    case "save":
      return unlessGone(saveForLater(ctx, { id }));
    case "takeUp":
      return unlessGone(takeUpSaved(ctx, { id }));
    case "drop":
      return unlessGone(dropSaved(ctx, { id }));
    case "move":
      return moveCartLines(ctx, { lines: [id], store: more });
    case "deliver":
      return moveCartLines(ctx, { lines: [id], store: null });
    case "choose":
      return choose(ctx, id);
    default:
      throw new Problem("invalid", "input.invalid", "Nothing on the page asks for this.");
  }
}

/** What a line's field says; null when that is no quantity. */
function typedUnits(form: FormData, id: string): number | null {
  const typed = form.get(`quantity.${id}`);
  return typeof typed === "string" && /^[0-9]{1,2}$/.test(typed) && Number(typed) > 0 ? Number(typed) : null;
}

async function takeTyped(ctx: Ctx, form: FormData): Promise<void> {
  for (const line of await cartLines(db(), ctx)) {
    const quantity = typedUnits(form, line.id);
    if (quantity !== null && quantity !== line.quantity) await changeCartLine(ctx, { id: line.id, quantity });
  }
}

async function step(ctx: Ctx, id: string, form: FormData, by: number): Promise<void> {
  const quantity = (typedUnits(form, id) ?? 1) + by;
  if (quantity > 0) await changeCartLine(ctx, { id, quantity });
}

/** Pressed twice, or in two tabs: it is gone from where it was, which is what was wanted. */
async function unlessGone(change: Promise<unknown>): Promise<void> {
  await change.catch((error: unknown) => {
    if (!(error instanceof Problem && error.code === "cart.line_not_found")) throw error;
  });
}

async function choose(ctx: Ctx, key: string): Promise<void> {
  const { lines, options } = await basket(db(), ctx, await cachedStores());
  const option = options.find((o) => optionKey(o) === key);
  if (!option) throw new Problem("conflict", "cart.changed", "This way is not to be had any more.");
  await arrangeCart(ctx, { lines: linesOf(option, lines) });
}

/** Holds the basket, whose holds a checkout on its way may have already; what was typed in it stays. */
async function startCheckout(ctx: Ctx): Promise<void> {
  const holds = await holdBasket(ctx, {});
  await keepCheckout({ ...((await readCheckout(ctx)) ?? emptyCheckout(ctx)), holds });
}

const typedCode = (form: FormData): string => String(form.get("discount") ?? "").trim();

async function takeCode(ctx: Ctx, form: FormData): Promise<void> {
  const code = typedCode(form);
  if (code) await giveCode(ctx, { code });
}

/** What is refused about a code stands beside its field, with what was typed there. */
function aboutCode(locale: string, error: unknown, form: FormData): Partial<Outcome> {
  if (!(error instanceof Problem) || !/^(promotion\.|input\.)/.test(error.code) || !typedCode(form))
    return {};
  const message = error.code === "input.invalid" ? wordsOf(locale, "promotion.code_unknown") : undefined;
  const said = message ?? refusalWords(locale, error);
  return { message: said, errors: { discount: said }, typed: { discount: typedCode(form).slice(0, 40) } };
}

async function changed(ctx: Ctx, verb: string, [about = ""]: string[], form: FormData): Promise<Outcome> {
  const t = translator(ctx.locale, "prices.code");
  if (verb === "uncode") return { tone: "done", message: t("dropped", { code: about }) };
  if (verb === "code" && typedCode(form))
    return { tone: "done", message: t("given", { code: typedCode(form) }), typed: { discount: "" } };
  const lines = await cartLines(db(), ctx);
  const units = lines.reduce((sum, line) => sum + line.quantity, 0);
  return { tone: "done", message: translator(ctx.locale, "cart")("changed", { count: units }), units };
}
