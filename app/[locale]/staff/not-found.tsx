import { getTranslations } from "next-intl/server";
import { pageLocale } from "@/app/_server/locale";
import { buttonLooks } from "@/components/ui/button";

export default async function NotFound() {
  const locale = await pageLocale();
  const t = await getTranslations("staff");
  return (
    <main
      id="page"
      tabIndex={-1}
      className="page-width grid flex-1 place-content-center gap-4 py-16 text-center outline-none"
    >
      <h1 className="text-3xl">{t("notFound.title")}</h1>
      <p className="text-lg">{t("notFound.text")}</p>
      <p>
        <a href={`/${locale}/staff`} className={buttonLooks("primary", "large")}>
          {t("toBoard")}
        </a>
      </p>
    </main>
  );
}
