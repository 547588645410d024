import { useTranslations } from "next-intl";
import { Icon } from "@/components/ui/icon";
import { Link } from "@/components/ui/link";
import { PickerWhenOpened } from "./stores/picker-when-opened";

/**
 * Where do you collect? A native popover: it opens and closes without JavaScript, from any button that targets it. The
 * stores come once it is open, and their words with them, so that no page carries them; without scripts the page of all
 * stores is where to choose.
 */
export function StorePicker({ locale }: { locale: string }) {
  const t = useTranslations("shop.store");
  return (
    <div
      id="store-picker"
      popover="auto"
      role="dialog"
      aria-labelledby="store-picker-title"
      className="store-picker"
    >
      <h2 id="store-picker-title">{t("title")}</h2>
      <button type="button" popoverTarget="store-picker" popoverTargetAction="hide" className="icon-button">
        <Icon name="close" />
        <span className="sr-only">{t("close")}</span>
      </button>
      <p>{t("note")}</p>
      <PickerWhenOpened locale={locale} />
      <Link href={`/${locale}/stores`}>{t("all")}</Link>
    </div>
  );
}
