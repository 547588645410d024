import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Field, SelectField } from "@/components/ui/field";

type Props = {
  path: string;
  stores: { slug: string; name: string }[];
  store: string;
  /** `2026-11-22` */
  day: string;
  today: string;
};

/** Chooses a day, and a store where there are several: by address, so that it works before any script runs. */
export function ClosingDay({ path, stores, store, day, today }: Props) {
  const t = useTranslations("staff");
  return (
    <form action={path} method="get" className="no-print mb-8 flex flex-wrap items-end gap-3">
      {stores.length > 1 ? (
        <SelectField key={store} name="store" label={t("store.label")} defaultValue={store}>
          {stores.map(({ slug, name }) => (
            <option key={slug} value={slug}>
              {name}
            </option>
          ))}
        </SelectField>
      ) : (
        <input type="hidden" name="store" value={store} />
      )}
      <Field
        key={day}
        name="day"
        type="date"
        label={t("closing.day")}
        defaultValue={day}
        max={today}
        required
      />
      <Button type="submit" className="min-h-12 rounded-md">
        {t("closing.show")}
      </Button>
    </form>
  );
}
