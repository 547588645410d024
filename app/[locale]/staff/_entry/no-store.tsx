import { getTranslations } from "next-intl/server";
import type { Locale } from "@/lib/i18n/locales";
import type { Ctx } from "@/lib/kernel/actor";
import { CounterFrame } from "./counter-frame";

/** In the place of a store's page, for somebody who has none. */
export async function NoStore({ locale, ctx }: { locale: Locale; ctx: Ctx }) {
  const t = await getTranslations("staff.noStore");
  return (
    <CounterFrame locale={locale} ctx={ctx} board={`/${locale}/staff`} back>
      <h1 className="text-2xl">{t("title")}</h1>
      <p className="mt-2">{t("text")}</p>
    </CounterFrame>
  );
}
