import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Field, SelectField } from "@/components/ui/field";

type Named = { value: string; name: string };
type Props = {
  path: string;
  stores: Named[];
  people: Named[];
  devices: Named[];
  kinds: Named[];
  said: Record<"store" | "order" | "person" | "device" | "kind" | "from" | "until", string | undefined>;
};

/** Looks through what was done: by address, so that it can be kept, and used before any script runs. */
export function AuditSearch({ path, stores, people, devices, kinds, said }: Props) {
  const t = useTranslations("people.audit");
  const choice = (name: "store" | "person" | "device" | "kind", values: Named[]) => (
    <SelectField name={name} label={t(name)} defaultValue={said[name] ?? ""}>
      <option value="">{t("any")}</option>
      {values.map(({ value, name: label }) => (
        <option key={value} value={value}>
          {label}
        </option>
      ))}
    </SelectField>
  );
  const more = [said.kind, said.store, said.device, said.from, said.until].some(
    (value) => value !== undefined,
  );
  return (
    <search>
      <form
        key={JSON.stringify(said)}
        action={path}
        method="get"
        className="no-print mb-6 grid items-end gap-3 sm:grid-cols-2 lg:grid-cols-4"
      >
        <Field
          name="order"
          label={t("order")}
          defaultValue={said.order}
          inputMode="numeric"
          pattern="[0-9]*"
          maxLength={20}
          autoComplete="off"
        />
        {choice("person", people)}
        <details open={more} className="sm:col-span-2 lg:col-span-4">
          <summary className="min-h-11 cursor-pointer content-center font-semibold">{t("more")}</summary>
          <div className="mt-2 grid items-end gap-3 sm:grid-cols-2 lg:grid-cols-5">
            {choice("kind", kinds)}
            {stores.length > 1 ? choice("store", stores) : null}
            {devices.length > 0 ? choice("device", devices) : null}
            <Field name="from" type="date" label={t("from")} defaultValue={said.from} />
            <Field name="until" type="date" label={t("until")} defaultValue={said.until} />
          </div>
        </details>
        <Button type="submit" className="min-h-12 rounded-md">
          {t("show")}
        </Button>
      </form>
    </search>
  );
}
