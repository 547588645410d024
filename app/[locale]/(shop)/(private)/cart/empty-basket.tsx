import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { cachedDepartments } from "@/app/_server/cached";
import { NothingYet } from "@/components/shop/nothing-yet";
import { buttonLooks } from "@/components/ui/button";
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
    <NothingYet icon="basket" title={t("title")} text={t("text")} why={why}>
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
    </NothingYet>
  );
}
