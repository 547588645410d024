import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { FormButton } from "@/components/shop/form/form-button";
import { TypedField } from "@/components/shop/form/typed-field";
import { SelectField } from "@/components/ui/field";
import { Icon } from "@/components/ui/icon";
import type { ChangesView } from "./view";

type Of = { id: string; changes: ChangesView };

/** What a shopper can change about one pickup: more days, another time, another store, who collects. */
export function Changes({ id, changes }: { id: string; changes: ChangesView | null }) {
  const t = useTranslations("order.change");
  if (!changes) return null;
  return (
    <details open={changes.open} className="group border-t border-line px-5 py-2 sm:px-6">
      <summary className="inline-flex min-h-11 items-center gap-1.5 font-semibold text-green underline-offset-4 hover:underline">
        {t("title")}
        <Icon name="down" size={16} className="transition-transform group-open:rotate-180" />
      </summary>
      <div className="grid gap-6 pt-2 pb-4 md:grid-cols-2 md:gap-x-10">
        <Extend id={id} changes={changes} />
        <Times id={id} changes={changes} />
        <Stores id={id} changes={changes} />
        <Person id={id} changes={changes} />
      </div>
    </details>
  );
}

const Part = ({ children }: { children: ReactNode }) => (
  <div className="grid content-start justify-items-start gap-3">{children}</div>
);

function Extend({ id, changes: { extend } }: Of) {
  const t = useTranslations("order.change");
  if (!extend) return null;
  return (
    <Part>
      <p>{t("extend")}</p>
      <FormButton asks={`extend:${id}`} tone="secondary" busy={t("busy")}>
        {extend}
      </FormButton>
    </Part>
  );
}

function Times({ id, changes: { window, soonest, days } }: Of) {
  const t = useTranslations("order.change");
  if (days.length === 0 && window === "") return null;
  return (
    <Part>
      {/* Made anew when another time is kept, so that it shows that one. */}
      <SelectField key={window} name={`window.${id}`} label={t("time")} defaultValue={window}>
        <option value="">{soonest}</option>
        {days.map((day) => (
          <optgroup key={day.label} label={day.label}>
            {day.windows.map((choice) => (
              <option key={choice.id} value={choice.id} disabled={choice.full}>
                {day.label} {choice.label}
              </option>
            ))}
          </optgroup>
        ))}
      </SelectField>
      <FormButton asks={`time:${id}`} tone="secondary" busy={t("busy")}>
        {t("timeKeep")}
      </FormButton>
    </Part>
  );
}

function Stores({ id, changes: { stores } }: Of) {
  const t = useTranslations("order.change");
  if (stores.length === 0) return null;
  return (
    <Part>
      <SelectField name={`store.${id}`} label={t("store")} hint={t("storeHint")}>
        {stores.map((store) => (
          <option key={store.slug} value={store.slug}>
            {store.label}
          </option>
        ))}
      </SelectField>
      <FormButton asks={`store:${id}`} tone="secondary" busy={t("busy")}>
        {t("storeMove")}
      </FormButton>
    </Part>
  );
}

function Person({ id, changes: { person, personCode } }: Of) {
  const t = useTranslations("order.change");
  return (
    <Part>
      <p>{person ? t("personNow", { name: person }) : t("personNone")}</p>
      <TypedField name={`person.${id}`} label={t("person")} autoComplete="off" maxLength={120} />
      <TypedField
        name={`email.${id}`}
        type="email"
        label={t("email")}
        hint={t("emailHint")}
        autoComplete="off"
        maxLength={254}
      />
      {personCode ? (
        <TypedField
          name={`code.${id}`}
          label={t("personCode")}
          hint={t("personCodeHint")}
          autoComplete="one-time-code"
          autoCapitalize="characters"
          spellCheck={false}
          maxLength={20}
          className="figures tracking-widest uppercase"
        />
      ) : null}
      <div className="flex flex-wrap gap-3">
        <FormButton asks={`person:${id}`} tone="secondary" busy={t("busy")}>
          {t("personName")}
        </FormButton>
        {person ? (
          <FormButton asks={`alone:${id}`} tone="quiet" busy={t("busy")}>
            {t("personTakeBack")}
          </FormButton>
        ) : null}
        {personCode ? (
          <FormButton asks={`code:${id}`} tone="quiet" busy={t("busy")}>
            {t("personCodeAgain")}
          </FormButton>
        ) : null}
      </div>
    </Part>
  );
}
