import { getTranslations } from "next-intl/server";
import { cachedFrontPage } from "@/app/_server/cached";
import { pageLocale } from "@/app/_server/locale";

export const ensureStatic = "navigation";

export default async function Home() {
  const locale = await pageLocale();
  const [t, front] = await Promise.all([getTranslations("shop"), cachedFrontPage(locale)]);
  return (
    <div className="page-width py-12">
      <h1 className="max-w-2xl text-4xl">{t("hero.title")}</h1>
      <p className="mt-4 max-w-xl text-lg text-ink-soft">{t("hero.lead")}</p>
      <p className="figures mt-8">{front.offers.map((card) => card.title).join(" · ")}</p>
    </div>
  );
}
