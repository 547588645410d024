"use server";

import { actionLocale } from "@/app/_server/locale";
import { answered, refused } from "@/app/_server/outcome";
import { shopperActionCtx } from "@/app/_server/shopper";
import type { Outcome } from "@/components/shop/form/outcome";
import { translator } from "@/lib/i18n/translator";
import { Problem } from "@/lib/kernel/problem";
import { askToBeTold } from "@/lib/wishes/ask-to-be-told";
import { stopAlerts } from "@/lib/wishes/stop-alerts";

const known = ["alert.in_stock", "alert.too_many", "alert.not_found"] as const;
const isKnown = (code: string): code is (typeof known)[number] => known.some((one) => one === code);

/** What the form of `alerts` asks for. */
export async function tellMe(asked: string, sku: string, form: FormData): Promise<Outcome> {
  const locale = actionLocale(asked);
  const t = translator(locale, "wishes.alert");
  const typed = { email: String(form.get("email") ?? "").slice(0, 300) };
  const store = String(form.get("store") ?? "");
  const path = `/${locale}/alerts`;
  try {
    await askToBeTold(await shopperActionCtx(locale), { sku, store, ...typed });
    return await answered(path, { tone: "done", message: t("done", typed) });
  } catch (error) {
    return answered(path, { ...alertRefusal(locale, error), typed });
  }
}

/** What the link in a mail leads to: ends one alert, or all of its address. */
export async function stopTelling(asked: string, token: string, form: FormData): Promise<Outcome> {
  const locale = actionLocale(asked);
  const path = `/${locale}/alerts/${token}`;
  try {
    const { ended } = await stopAlerts(await shopperActionCtx(locale), {
      token,
      all: form.get("do") === "all",
    });
    const message = translator(locale, "wishes.stop")("done", { count: ended });
    return await answered(path, { tone: "done", message });
  } catch (error) {
    return answered(path, alertRefusal(locale, error));
  }
}

function alertRefusal(locale: string, error: unknown): Outcome {
  if (!(error instanceof Problem)) return refused(locale, error);
  const t = translator(locale, "wishes.refused");
  if (isKnown(error.code))
    return { tone: "refused", message: t(error.code, { max: Number(error.details.max ?? 0) }) };
  const email = error.details.errors?.some(({ pointer }) => pointer === "/email");
  return email ? { tone: "refused", message: "", errors: { email: t("email") } } : refused(locale, error);
}
