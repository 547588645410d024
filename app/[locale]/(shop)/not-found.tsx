import { getTranslations } from "next-intl/server";
import { pageLocale } from "@/app/_server/locale";
import { buttonLooks } from "@/components/ui/button";
import { Link } from "@/components/ui/link";

// Every page of the shop carries this one with it, so what it looks like is said in the style sheet and not here.
export default async function NotFound() {
  const locale = await pageLocale();
  const t = await getTranslations("errors.notFound");
  return (
    <div className="page-width grid place-items-center py-12 text-center">
      <div aria-hidden="true" className="empty-places mb-8">
        <i>
          <b />
        </i>
        <i>
          <b>
            <span>404</span>
          </b>
        </i>
        <i>
          <b />
        </i>
      </div>
      <h1 className="text-3xl">{t("title")}</h1>
      <p className="mt-3 max-w-md text-lg text-ink-soft">{t("text")}</p>
      <search className="mt-8 w-full max-w-md">
        <form action={`/${locale}/search`} className="flex gap-2">
          <input
            type="search"
            name="q"
            required
            maxLength={100}
            enterKeyHint="search"
            aria-label={t("search")}
            placeholder={t("search")}
            className="field min-w-0 flex-1 rounded-full px-4"
          />
          <button type="submit" className={buttonLooks("primary")}>
            {t("find")}
          </button>
        </form>
      </search>
      <p className="mt-4 flex flex-wrap justify-center gap-3">
        <Link href={`/${locale}`} className={buttonLooks("secondary")}>
          {t("home")}
        </Link>
        <Link href={`/${locale}/stores`} className={buttonLooks("secondary")}>
          {t("stores")}
        </Link>
      </p>
    </div>
  );
}
