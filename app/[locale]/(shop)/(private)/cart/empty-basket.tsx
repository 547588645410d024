import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { cachedDepartments } from "@/app/_server/cached";
import { buttonLooks } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { Link } from "@/components/ui/link";
import { textIn } from "@/lib/i18n/locales";

/** Nothing in it yet, and every way on. @param why what was just refused @param children what was put aside */
export async function EmptyBasket({
  locale,
  why,
  children,
}: {
  locale: string;
  why?: string | undefined;
  children?: ReactNode;
}) {
  const [t, departments] = await Promise.all([getTranslations("cart.empty"), cachedDepartments()]);
  return (
    <div className="page-width grid justify-items-center py-16 text-center">
      {why ? (
        <p role="alert" className="mb-8 rounded-lg bg-tomato-soft px-4 py-3 font-semibold text-tomato">
          {why}
        </p>
      ) : null}
      <span className="grid size-24 place-items-center rounded-full bg-plinth-butter">
        <Icon name="basket" size={44} />
      </span>
      <h1 className="mt-6 text-3xl">{t("title")}</h1>
      <p className="mt-3 max-w-md text-lg text-ink-soft">{t("text")}</p>
      <Link href={`/${locale}`} className={`mt-7 ${buttonLooks("primary", "large")}`}>
        {t("home")}
      </Link>
      <nav aria-label={t("departments")} className="mt-8">
        <ul className="flex max-w-2xl flex-wrap justify-center gap-2">
          {departments.slice(0, 12).map((department) => (
            <li key={department.slug}>
              <Link href={`/${locale}/c/${department.slug}`} className={buttonLooks("secondary", "small")}>
                {textIn(department.name, locale)}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <div className="mt-10 w-full max-w-2xl text-left empty:hidden">{children}</div>
    </div>
  );
}
