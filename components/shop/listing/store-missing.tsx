import { useTranslations } from "next-intl";
import { buttonLooks } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";

/** What to do first, where goods ready at one's own store were asked for and no store was chosen. */
export function StoreMissing() {
  const t = useTranslations("listing.storeMissing");
  return (
    <div className="mb-6 flex flex-wrap items-center justify-between gap-4 rounded-lg bg-amber-soft px-5 py-4">
      <p className="font-medium">{t("text")}</p>
      <button type="button" popoverTarget="store-picker" className={buttonLooks("primary")}>
        <Icon name="store" />
        {t("action")}
      </button>
    </div>
  );
}
