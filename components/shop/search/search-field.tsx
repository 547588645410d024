import { useTranslations } from "next-intl";
import { Icon } from "@/components/ui/icon";
import { SearchBox } from "./search-box";

/** The search field with its words. */
export function SearchField({ locale }: { locale: string }) {
  const t = useTranslations("listing.search");
  return (
    <SearchBox locale={locale} placeholder={t("placeholder")}>
      <label htmlFor="search" className="sr-only">
        {t("label")}
      </label>
      <button type="submit">
        <Icon name="search" />
        <span className="sr-only">{t("submit")}</span>
      </button>
    </SearchBox>
  );
}
