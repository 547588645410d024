"use server";

import { askedBy } from "@/app/_server/asked";
import { cachedStores } from "@/app/_server/cached";
import { answered, answeredAnew } from "@/app/_server/outcome";
import type { Outcome } from "@/components/shop/form/outcome";
import { translator } from "@/lib/i18n/translator";
import { isStaff } from "@/lib/kernel/actor";
import { Problem } from "@/lib/kernel/problem";
import { createPromotion } from "@/lib/promotions/create-promotion";
import { endPromotion as endPromotionCommand } from "@/lib/promotions/end-promotion";
import { issueCodes } from "@/lib/promotions/issue-codes";
import { clerkActionCtx, localeOf } from "../_entry/clerk";
import { textOf } from "./form";
import { offerRefused, sentOnce } from "./offer-answers";
import { typedPromotion, whole } from "./typed-promotion";

/** Begins what the form says, with its codes, in one go. */
export async function makePromotion(sent: string, form: FormData): Promise<Outcome> {
  const locale = localeOf(sent);
  const path = `/${locale}/staff/promotions`;
  const t = translator(locale, "offers.promotions");
  const typed = typedOf(form);
  try {
    const ctx = await clerkActionCtx(locale, path);
    const timeZone = (await cachedStores())[0]?.timeZone ?? "UTC";
    const { errors, promotion, codes } = typedPromotion(
      form,
      timeZone,
      { store: !isStaff(ctx.actor, "admin") },
      ctx.now,
    );
    const wrong = Object.entries(errors);
    if (wrong.length > 0) {
      const said = Object.fromEntries(wrong.map(([field, problem]) => [field, t(`errors.${problem}`)]));
      return await answered(
        path,
        { tone: "refused", message: t("refused.fields"), errors: said, typed },
        "make",
      );
    }
    await sentOnce(ctx, form, { route: "make-promotion", body: { promotion, codes } }, async (tx) => {
      const { id } = await createPromotion(ctx, promotion, tx);
      if (codes) await issueCodes(ctx, { promotionId: id, ...codes }, tx);
      return null;
    });
    return await answeredAnew(path, { tone: "done", message: t("made") });
  } catch (error) {
    const refused = offerRefused(locale, error, typed);
    const taken = error instanceof Problem && error.code === "promotion.code_taken";
    const errors = { code: t("errors.taken") };
    return answered(path, taken ? { ...refused, message: t("refused.fields"), errors } : refused, "make");
  }
}

/** What somebody wants of one promotion, in `do`: `end`, or `codes` with how many. */
export async function changePromotion(sent: string, promotion: string, form: FormData): Promise<Outcome> {
  const locale = localeOf(sent);
  const path = `/${locale}/staff/promotions`;
  const t = translator(locale, "offers.promotions");
  const id = String(promotion);
  try {
    const ctx = await clerkActionCtx(locale, path);
    const [verb] = askedBy(form);
    if (verb === "end") {
      await endPromotionCommand(ctx, { id });
      return await answeredAnew(path, { tone: "done", message: t("ended") });
    }
    const random = whole(textOf(form, "codes", 20), 1000);
    if (verb !== "codes" || random === null) {
      const said = { codes: t("errors.codes") };
      return await answered(path, { tone: "refused", message: "", errors: said, typed: typedOf(form) }, id);
    }
    const body = { promotionId: id, codes: { random }, maxUses: 1 };
    await sentOnce(ctx, form, { route: "issue-codes", body }, async (tx) => {
      await issueCodes(ctx, body, tx);
      return null;
    });
    return await answeredAnew(path, { tone: "done", message: t("moreMade") });
  } catch (error) {
    return answered(path, offerRefused(locale, error), id);
  }
}

/** What goes back into the fields; of what can be ticked several times, all of it. */
const typedOf = (form: FormData): Record<string, string> =>
  Object.fromEntries(
    [...new Set(form.keys())]
      .filter((name) => /^[a-zA-Z-]{1,40}$/.test(name) && name !== "key" && name !== "do")
      .slice(0, 60)
      .map((name) => [name, form.getAll(name).map(String).join(" ").slice(0, 400)]),
  );
