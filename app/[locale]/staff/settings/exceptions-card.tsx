import { useTranslations } from "next-intl";
import { Card } from "@/components/shop/account/card";
import { ActionForm } from "@/components/shop/form/action-form";
import { FormButton } from "@/components/shop/form/form-button";
import { TypedField } from "@/components/shop/form/typed-field";
import { TypedTick } from "@/components/shop/form/typed-tick";
import { defaultLocale, localeNames, locales } from "@/lib/i18n/locales";
import { type Change, SectionForm } from "./section-form";

export type ExceptionView = { day: string; label: string; hours: string; reason: string };
type Props = Change & {
  exceptions: ExceptionView[];
  /** `2026-11-22`, by the store's calendar. */
  today: string;
};

/** Days that differ from the week: those ahead, and one more. */
export function ExceptionsCard({ change, first, exceptions, today }: Props) {
  const t = useTranslations("manage.settings.exceptions");
  const settings = useTranslations("manage.settings");
  const others = locales.filter((locale) => locale !== defaultLocale);
  const field = (locale: (typeof locales)[number], label: string) => (
    <TypedField
      key={locale}
      name={`reason-${locale}`}
      label={label}
      hint={locale === defaultLocale ? t("reasonIn", { language: localeNames[locale] }) : undefined}
      lang={locale}
      maxLength={120}
      autoComplete="off"
    />
  );
  return (
    <Card id="exceptions" title={t("title")}>
      {exceptions.length === 0 ? (
        <p className="mb-5">{t("none")}</p>
      ) : (
        <ActionForm action={change} first={null} failed={settings("refused.other")} className="mb-6">
          <ul className="divide-y divide-line border-y border-line">
            {exceptions.map(({ day, label, hours, reason }) => (
              <li key={day} className="flex flex-wrap items-center gap-x-4 py-1.5">
                <span className="grid grow">
                  <span className="figures font-semibold">{label}</span>
                  <span className="figures text-sm">
                    {hours} · {reason}
                  </span>
                </span>
                <FormButton
                  asks={`remove:${day}`}
                  tone="secondary"
                  busy={t("removing")}
                  aria-label={t("removeLabel", { day: label })}
                >
                  {t("remove")}
                </FormButton>
              </li>
            ))}
          </ul>
        </ActionForm>
      )}
      <h3 className="mb-3 text-lg">{t("add")}</h3>
      <SectionForm key={exceptions.length} change={change} first={first} asks="exception">
        <div className="grid items-start gap-4 sm:grid-cols-3">
          <TypedField type="date" name="day" label={t("day")} min={today} className="figures" />
          <TypedField
            type="time"
            name="opensAt"
            label={settings("hours.opens")}
            aria-label={`${t("add")}: ${settings("hours.opens")}`}
            className="figures"
          />
          <TypedField
            type="time"
            name="closesAt"
            label={settings("hours.closes")}
            aria-label={`${t("add")}: ${settings("hours.closes")}`}
            className="figures"
          />
        </div>
        <TypedTick name="closed">{t("allDay")}</TypedTick>
        {field(defaultLocale, t("reason"))}
        <details>
          <summary className="inline-flex min-h-11 cursor-pointer items-center font-semibold text-green">
            {t("others")}
          </summary>
          <div className="mt-2 grid gap-4 sm:grid-cols-2">
            {others.map((locale) => field(locale, t("reasonIn", { language: localeNames[locale] })))}
          </div>
        </details>
      </SectionForm>
    </Card>
  );
}
