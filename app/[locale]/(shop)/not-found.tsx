import { getTranslations } from "next-intl/server";
import { pageLocale } from "@/app/_server/locale";
import { buttonLooks } from "@/components/ui/button";
import { Link } from "@/components/ui/link";

export default async function NotFound() {
  const locale = await pageLocale();
  const t = await getTranslations("errors.notFound");
  return (
    <div className="page-width grid place-items-center py-16 text-center">
      <h1 className="text-3xl">{t("title")}</h1>
      <p className="mt-3 max-w-md text-lg text-ink-soft">{t("text")}</p>
      <p className="mt-8 flex flex-wrap justify-center gap-3">
        <Link href={`/${locale}`} className={buttonLooks("primary")}>
          {t("home")}
        </Link>
        <Link href={`/${locale}/stores`} className={buttonLooks("secondary")}>
          {t("stores")}
        </Link>
      </p>
    </div>
  );
}
