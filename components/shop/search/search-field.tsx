import { useTranslations } from "next-intl";
import { Icon } from "@/components/ui/icon";
import { SearchBox } from "./search-box";

/** The search field with its words. */
export function SearchField({ locale }: { locale: string }) {
  const t = useTranslations("listing.search");
  const text = { text: "{text}" };
  return (
    <SearchBox
      locale={locale}
      placeholder={t("placeholder")}
      words={{
        label: t("suggestions"),
        searches: t("searches"),
        products: t("products"),
        departments: t("departments"),
        stores: t("stores"),
        seeAll: t("seeAll", text),
        corrected: t("corrected", text),
        none: t("none"),
        count: t("count", { count: "{count}" }),
      }}
    >
      <label htmlFor="search" className="sr-only">
        {t("label")}
      </label>
      <button
        type="submit"
        className="absolute inset-y-0 right-0 grid w-11 place-items-center rounded-full text-ink-soft hover:text-green"
      >
        <Icon name="search" />
        <span className="sr-only">{t("submit")}</span>
      </button>
    </SearchBox>
  );
}
