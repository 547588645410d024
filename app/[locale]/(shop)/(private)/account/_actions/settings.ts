"use server";

import { cookies } from "next/headers";
import { askedBy } from "@/app/_server/asked";
import { actionLocale } from "@/app/_server/locale";
import { answered, answeredAnew } from "@/app/_server/outcome";
import { shopperActionCtx } from "@/app/_server/shopper";
import { storeCookie, storeCookieOptions } from "@/app/_server/store-cookie";
import type { Outcome } from "@/components/shop/form/outcome";
import { translator } from "@/lib/i18n/translator";
import { changeProfile } from "@/lib/identity/change-profile";
import { type ConsentPurpose, consentPurposes } from "@/lib/identity/consent-states";
import { setConsent } from "@/lib/identity/set-consent";
import { Problem } from "@/lib/kernel/problem";
import { accountRefused, fieldOf } from "./answers";

/** Name, language and store, in `do`: `profile`; what is allowed: `allow:<purpose>`, `withdraw:<purpose>`. */
export async function changeSettings(asked: string, form: FormData): Promise<Outcome> {
  const locale = actionLocale(asked);
  const here = `/${locale}/account/settings`;
  const chosen = actionLocale(fieldOf(form, "locale") || locale);
  const [verb = "", purpose = ""] = askedBy(form, "profile");
  const about = verb === "profile" ? "" : "consents";
  try {
    const ctx = await shopperActionCtx(locale);
    const t = translator(locale, "account.settings");
    if (verb === "allow" || verb === "withdraw") {
      await setConsent(ctx, { purpose: purposeNamed(purpose), granted: verb === "allow" });
      return await answered(here, { tone: "done", message: t("changed") }, about);
    }
    const store = fieldOf(form, "store") || null;
    await changeProfile(ctx, { name: fieldOf(form, "name"), locale: chosen, store });
    const jar = await cookies();
    if (store) jar.set(storeCookie, store, storeCookieOptions());
    else jar.delete(storeCookie);
    if (chosen === locale) return await answered(here, { tone: "done", message: t("saved") });
  } catch (error) {
    return answered(here, accountRefused(locale, error), about);
  }
  const message = translator(chosen, "account.settings")("saved");
  return answeredAnew(`/${chosen}/account/settings`, { tone: "done", message });
}

function purposeNamed(name: string): ConsentPurpose {
  const purpose = consentPurposes.find((p) => p === name);
  if (!purpose) throw new Problem("invalid", "input.invalid", "Nothing on the page asks for this.");
  return purpose;
}
