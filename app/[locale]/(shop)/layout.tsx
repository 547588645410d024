import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { cachedDepartments, cachedStores } from "@/app/_server/cached";
import { pageLocale } from "@/app/_server/locale";
import { Footer } from "@/components/shop/footer";
import { Header } from "@/components/shop/header";
import { RegisterWorker } from "@/components/shop/offline/register-worker";
import { BadDayWords } from "@/components/ui/broken";
import { buttonLooks } from "@/components/ui/button";
import { textIn } from "@/lib/i18n/locales";

/** A shop may have hundreds of departments and stores; around every page stand the first, and the way to the rest. */
const departmentsAround = 12;
const storesAround = 8;

export default async function ShopLayout({ children }: { children: ReactNode }) {
  const locale = await pageLocale();
  const [t, broken, departments, stores] = await Promise.all([
    getTranslations("shop"),
    getTranslations("errors.broken"),
    cachedDepartments(),
    cachedStores(),
  ]);
  const around = {
    locale,
    departments: departments
      .slice(0, departmentsAround)
      .map((d) => ({ slug: d.slug, name: textIn(d.name, locale) })),
  };
  return (
    <>
      <a href="#page" className="skip-link">
        {t("skip")}
      </a>
      <Header {...around} />
      <main id="page" tabIndex={-1} className="flex-1 outline-none">
        <BadDayWords
          words={{ title: broken("title"), text: broken("text"), retry: broken("retry") }}
          way={
            <>
              <a href={`/${locale}`} className={buttonLooks("secondary")}>
                {broken("home")}
              </a>
              <a href={`/${locale}/stores`} className={buttonLooks("secondary")}>
                {broken("stores")}
              </a>
            </>
          }
        >
          {children}
        </BadDayWords>
      </main>
      <RegisterWorker />
      <Footer
        {...around}
        moreDepartments={departments.length > departmentsAround}
        stores={stores.slice(0, storesAround).map(({ slug, name }) => ({ slug, name }))}
      />
    </>
  );
}
