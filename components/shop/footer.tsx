import { useTranslations } from "next-intl";
import { Link } from "@/components/ui/link";
import { localeNames, locales } from "@/lib/i18n/locales";
import type { HeaderDepartment } from "./header";
import { LanguageLink } from "./language-link";
import { Wordmark } from "./wordmark";

/** The bottom of every shop page: stores, departments, the page in the other language. */
export function Footer({
  locale,
  departments,
  moreDepartments,
  stores,
}: {
  locale: string;
  departments: HeaderDepartment[];
  /** Whether there are others than these. */
  moreDepartments: boolean;
  stores: { slug: string; name: string }[];
}) {
  const t = useTranslations("shop");
  return (
    <footer className="later print:hidden mt-20 border-t border-line bg-sunken">
      <div className="page-width shop-footer">
        <div>
          <Wordmark name={t("name")} />
          <p>{t("footer.promise")}</p>
          <p>{t("footer.note")}</p>
        </div>
        <nav aria-labelledby="footer-stores" className="link-list">
          <h2 id="footer-stores">{t("footer.stores")}</h2>
          <ul>
            {stores.map((store) => (
              <li key={store.slug}>
                <Link href={`/${locale}/stores/${store.slug}`}>{store.name}</Link>
              </li>
            ))}
            <li>
              <Link href={`/${locale}/stores`} className="font-semibold">
                {t("footer.allStores")}
              </Link>
            </li>
          </ul>
        </nav>
        <nav aria-labelledby="footer-departments" className="link-list">
          <h2 id="footer-departments">{t("footer.shop")}</h2>
          <ul>
            {departments.map((department) => (
              <li key={department.slug}>
                <Link href={`/${locale}/c/${department.slug}`}>{department.name}</Link>
              </li>
            ))}
            {moreDepartments ? (
              <li>
                <Link href={`/${locale}#departments`} className="font-semibold">
                  {t("footer.allDepartments")}
                </Link>
              </li>
            ) : null}
            <li>
              <Link href={`/${locale}/wishes`} rel="nofollow" className="font-semibold">
                {t("footer.wishes")}
              </Link>
            </li>
          </ul>
        </nav>
        <nav aria-labelledby="footer-language" className="link-list">
          <h2 id="footer-language">{t("footer.language")}</h2>
          <ul>
            {locales.map((other) => (
              <li key={other}>
                <LanguageLink locale={other} current={other === locale}>
                  {localeNames[other]}
                </LanguageLink>
              </li>
            ))}
          </ul>
        </nav>
      </div>
    </footer>
  );
}
