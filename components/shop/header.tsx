import { useTranslations } from "next-intl";
import { Icon } from "@/components/ui/icon";
import { Link } from "@/components/ui/link";
import { AccountName } from "./account/account-name";
import { BasketCount } from "./basket-count";
import { ChosenStore } from "./chosen-store";
import { SearchField } from "./search/search-field";
import { StorePicker } from "./store-picker";
import { Wordmark } from "./wordmark";

export type HeaderDepartment = { slug: string; name: string };

/** The top of every shop page: sign, search, chosen store one tap away, basket, departments. The same for everyone. */
export function Header({ locale, departments }: { locale: string; departments: HeaderDepartment[] }) {
  const t = useTranslations("shop");
  const account = useTranslations("account.header");
  return (
    <header className="print:hidden border-b border-line bg-paper">
      <div className="page-width shop-header">
        <Link href={`/${locale}`} aria-label={t("home")}>
          <Wordmark name={t("name")} />
        </Link>
        <SearchField locale={locale} />
        <button type="button" popoverTarget="store-picker" className="store-button">
          <Icon name="store" />
          <ChosenStore>{t("store.choose")}</ChosenStore>
          <Icon name="down" size={16} />
        </button>
        <Link href={`/${locale}/account`} className="header-button account-button">
          <Icon name="person" size={24} />
          <span>
            <AccountName>{account("account")}</AccountName>
          </span>
        </Link>
        <Link href={`/${locale}/cart`} className="header-button">
          <Icon name="basket" size={24} />
          <span>{t("basket")}</span>
          <BasketCount />
        </Link>
      </div>
      <nav aria-label={t("departments")} className="page-width">
        <ul className="side-scroll department-row">
          {departments.map((department) => (
            <li key={department.slug}>
              <Link href={`/${locale}/c/${department.slug}`}>{department.name}</Link>
            </li>
          ))}
        </ul>
      </nav>
      <StorePicker locale={locale} />
    </header>
  );
}
