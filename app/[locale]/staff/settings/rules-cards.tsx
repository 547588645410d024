import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Card } from "@/components/shop/account/card";
import type { FormAction, Outcome } from "@/components/shop/form/outcome";
import { TypedField } from "@/components/shop/form/typed-field";
import { TypedSelect } from "@/components/shop/form/typed-select";
import { TypedTick } from "@/components/shop/form/typed-tick";
import type { StoreSettings } from "@/lib/stores/settings";
import { SectionForm } from "./section-form";

type CardName = "preparation" | "windows" | "holdDays" | "curbside" | "shelves" | "safety";
type Props = {
  change: FormAction;
  /** What came of the form of each card, when the page was sent whole. */
  firsts: Record<CardName, Outcome | null>;
  settings: StoreSettings;
  departments: { slug: string; name: string }[];
};

/** What a store can promise, in numbers and names: a card each. */
export function RulesCards({ change, firsts, settings, departments }: Props) {
  const t = useTranslations("manage.settings");
  const { preparation, windows, holdDays, curbside, shelves, safetyStock } = settings;
  const section = (name: CardName, seen: unknown, children: ReactNode, lead?: string) => (
    <Card id={name} title={t(`${name}.title`)} {...(lead ? { text: lead } : {})}>
      <SectionForm change={change} first={firsts[name]} asks={name} seen={seen}>
        {children}
      </SectionForm>
    </Card>
  );
  return (
    <>
      {section(
        "preparation",
        preparation,
        <div className="grid items-end gap-4 sm:grid-cols-2">
          <Whole name="prepMinutes" label={t("preparation.prepMinutes")} value={preparation.prepMinutes} />
          <Whole name="picksPerHour" label={t("preparation.picksPerHour")} value={preparation.picksPerHour} />
        </div>,
        t("preparation.lead"),
      )}
      {section(
        "windows",
        windows,
        <div className="grid items-start gap-4 sm:grid-cols-2">
          <Whole name="minutes" label={t("windows.minutes")} value={windows.minutes} />
          <Whole
            name="capacity"
            label={t("windows.capacity")}
            hint={t("windows.capacityHint")}
            value={windows.capacity}
          />
          <Whole name="cutOffMinutes" label={t("windows.cutOffMinutes")} value={windows.cutOffMinutes} />
        </div>,
      )}
      {section("holdDays", holdDays, <Whole name="holdDays" label={t("holdDays.days")} value={holdDays} />)}
      {section(
        "curbside",
        curbside,
        <>
          <TypedTick name="offered" checked={curbside.offered}>
            {t("curbside.offered")}
          </TypedTick>
          <Names name="bays" label={t("curbside.bays")} names={curbside.bays} />
        </>,
      )}
      {section("shelves", shelves, <Names name="shelves" label={t("shelves.names")} names={shelves} />)}
      <Card id="safety" title={t("safety.title")} text={t("safety.lead")}>
        <SectionForm change={change} first={firsts.safety} asks="safety" seen={safetyStock}>
          <Whole name="units" label={t("safety.units")} value={safetyStock} />
        </SectionForm>
        <Departments {...{ change, settings, departments }} />
      </Card>
    </>
  );
}

function Departments({ change, settings, departments }: Omit<Props, "firsts">) {
  const t = useTranslations("manage.settings");
  const nameOf = (slug: string) => departments.find((d) => d.slug === slug)?.name ?? slug;
  const own = settings.departments;
  return (
    <div className="mt-6 border-t border-line pt-4">
      {own.length > 0 ? (
        <>
          <h3 className="mb-1">{t("safety.own")}</h3>
          <dl className="mb-4 divide-y divide-line border-y border-line">
            {own.map(({ department, units }) => (
              <div key={department} className="flex justify-between gap-4 py-2">
                <dt>{nameOf(department)}</dt>
                <dd className="figures">{units}</dd>
              </div>
            ))}
          </dl>
        </>
      ) : null}
      <SectionForm
        key={JSON.stringify(own)}
        change={change}
        first={null}
        asks="department"
        button={t("safety.saveDepartment")}
      >
        <div className="grid items-end gap-4 sm:grid-cols-2">
          <TypedSelect name="department" label={t("safety.department")}>
            {departments.map(({ slug, name }) => (
              <option key={slug} value={slug}>
                {name}
              </option>
            ))}
          </TypedSelect>
          <Whole name="departmentUnits" label={t("safety.departmentUnits")} />
        </div>
      </SectionForm>
    </div>
  );
}

type WholeProps = { name: string; label: string; hint?: string; value?: number };
const Whole = ({ value, ...field }: WholeProps) => (
  <TypedField
    inputMode="numeric"
    maxLength={6}
    autoComplete="off"
    className="figures"
    defaultValue={value}
    {...field}
  />
);

function Names({ name, label, names }: { name: string; label: string; names: string[] }) {
  const t = useTranslations("manage.settings");
  return (
    <TypedField
      name={name}
      label={label}
      hint={t("list")}
      defaultValue={names.join(", ")}
      maxLength={9000}
      autoComplete="off"
      spellCheck={false}
      className="figures"
    />
  );
}
