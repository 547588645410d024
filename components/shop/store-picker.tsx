import { useTranslations } from "next-intl";
import { Icon } from "@/components/ui/icon";
import { Link } from "@/components/ui/link";
import type { HeaderStore } from "./header";
import { NearestFirst } from "./nearest-first";
import { StoreForm } from "./store-form";
import { StoreHours } from "./store-hours";
import { NearField } from "./stores/near-field";

/** Where do you collect? A native popover: it opens and closes without JavaScript, from any button that targets it. */
export function StorePicker({ locale, stores }: { locale: string; stores: HeaderStore[] }) {
  const t = useTranslations("shop");
  const announced = Object.fromEntries(
    stores.map((store) => [store.slug, t("store.chosen", { store: store.name })]),
  );
  return (
    <div
      id="store-picker"
      popover="auto"
      role="dialog"
      aria-labelledby="store-picker-title"
      className="fixed inset-x-0 top-auto bottom-0 m-0 max-h-[85dvh] w-full overflow-auto rounded-t-xl bg-surface p-5 shadow-high sm:inset-x-auto sm:top-16 sm:right-[max(1.5rem,calc((100vw-var(--container-page))/2+2.5rem))] sm:bottom-auto sm:w-96 sm:rounded-xl"
    >
      <div className="flex items-start justify-between gap-4">
        <h2 id="store-picker-title" className="text-xl">
          {t("store.title")}
        </h2>
        <button
          type="button"
          popoverTarget="store-picker"
          popoverTargetAction="hide"
          className="-m-2 grid size-11 place-items-center rounded-full hover:bg-sunken"
        >
          <Icon name="close" />
          <span className="sr-only">{t("store.close")}</span>
        </button>
      </div>
      <p className="mt-1 text-sm text-ink-soft">{t("store.note")}</p>
      <NearField id="picker-place" locale={locale} />
      <StoreForm announced={announced} className="mt-1">
        <NearestFirst slugs={stores.map((store) => store.slug)} className="-mx-3 grid gap-1">
          {stores.map((store) => (
            <button
              key={store.slug}
              type="submit"
              name="store"
              value={store.slug}
              className="flex w-full items-center justify-between gap-3 rounded-md px-3 py-2.5 text-left hover:bg-sunken"
            >
              <span className="min-w-0">
                <span className="block font-semibold">{store.name}</span>
                <span className="block text-sm text-ink-soft">
                  {store.street}, {store.city}
                </span>
                <StoreHours store={store.slug} />
              </span>
              <Icon name="chevron" size={18} className="text-ink-faint" />
            </button>
          ))}
        </NearestFirst>
      </StoreForm>
      <Link
        href={`/${locale}/stores`}
        className="mt-3 flex min-h-11 items-center font-semibold text-green underline underline-offset-4"
      >
        {t("store.all")}
      </Link>
    </div>
  );
}
