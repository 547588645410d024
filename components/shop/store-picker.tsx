import { useTranslations } from "next-intl";
import { Icon } from "@/components/ui/icon";
import { Link } from "@/components/ui/link";
import { PickerWhenOpened } from "./stores/picker-when-opened";

/**
 * Where do you collect? A native popover: it opens and closes without JavaScript, from any button that targets it. The
 * stores come once it is open, so that no page carries them; without scripts the page of all stores is where to choose.
 */
export function StorePicker({ locale }: { locale: string }) {
  const t = useTranslations("shop.store");
  const s = useTranslations("stores");
  const all = `/${locale}/stores`;
  return (
    <div
      id="store-picker"
      popover="auto"
      role="dialog"
      aria-labelledby="store-picker-title"
      className="store-picker"
    >
      <div className="flex items-start justify-between gap-4">
        <h2 id="store-picker-title" className="text-xl">
          {t("title")}
        </h2>
        <button
          type="button"
          popoverTarget="store-picker"
          popoverTargetAction="hide"
          className="icon-button -m-2"
        >
          <Icon name="close" />
          <span className="sr-only">{t("close")}</span>
        </button>
      </div>
      <p className="mt-1 text-sm text-ink-soft">{t("note")}</p>
      <PickerWhenOpened
        all={all}
        words={{
          near: { locate: s("locate"), locating: s("locating"), failed: s("locateFailed") },
          place: { label: s("place"), find: s("find") },
          chosen: t("chosen", { store: "{store}" }),
        }}
        icons={{
          locate: <Icon name="locate" size={18} />,
          find: <Icon name="search" />,
          choose: <Icon name="chevron" size={18} className="text-ink-faint" />,
        }}
      />
      <Link
        href={all}
        className="mt-3 flex min-h-11 items-center font-semibold text-green underline underline-offset-4"
      >
        {t("all")}
      </Link>
    </div>
  );
}
