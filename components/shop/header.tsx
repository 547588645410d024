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
      <div className="page-width grid min-h-16 grid-cols-[auto_minmax(0,1fr)_auto_auto] items-center gap-x-2 gap-y-2 max-md:pt-2.5 sm:gap-x-4 md:flex">
        <Link href={`/${locale}`} aria-label={t("home")} className="-ml-1 rounded-md p-1 text-ink">
          <Wordmark name={t("name")} />
        </Link>
        <SearchField locale={locale} />
        <button
          type="button"
          popoverTarget="store-picker"
          className="ml-auto flex min-h-11 max-w-full max-[23rem]:order-last max-[23rem]:col-span-full max-[23rem]:ml-0 min-w-0 items-center gap-2 rounded-full max-sm:rounded-xl border border-line-strong bg-surface px-3 py-1 text-sm font-semibold hover:border-ink sm:px-3.5"
        >
          <Icon name="store" className="text-green" />
          <ChosenStore>{t("store.choose")}</ChosenStore>
          <Icon name="down" size={16} className="max-sm:hidden" />
        </button>
        <Link href={`/${locale}/account`} className="header-button max-sm:px-0 max-[23rem]:ml-auto">
          <Icon name="person" size={24} />
          <span className="max-w-32 truncate max-sm:sr-only">
            <AccountName>{account("account")}</AccountName>
          </span>
        </Link>
        <Link href={`/${locale}/cart`} className="header-button">
          <Icon name="basket" size={24} />
          <span className="max-sm:sr-only">{t("basket")}</span>
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
