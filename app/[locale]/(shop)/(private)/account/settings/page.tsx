import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { cachedStores } from "@/app/_server/cached";
import { pageLocale } from "@/app/_server/locale";
import { saidBefore } from "@/app/_server/outcome";
import { AccountForm } from "@/components/shop/account/account-form";
import { AccountFrame } from "@/components/shop/account/account-frame";
import { Card } from "@/components/shop/account/card";
import { NameField } from "@/components/shop/account/entry-fields";
import { FormButton } from "@/components/shop/form/form-button";
import { TypedSelect } from "@/components/shop/form/typed-select";
import { db } from "@/db/client";
import { localeNames, locales } from "@/lib/i18n/locales";
import { dateAndTimeAt, dateAt } from "@/lib/i18n/when";
import { consentPurposes } from "@/lib/identity/consent-states";
import { consentHistory, profileOf } from "@/lib/identity/queries";
import { changeSettings } from "../_actions/settings";
import { signOut } from "../_actions/sign-out";
import { enter } from "../_entry/enter";

// One shopper's own: made whole when it is asked for.
export const instant = false;

export async function generateMetadata(): Promise<Metadata> {
  await pageLocale();
  const t = await getTranslations("account.settings");
  return { title: t("meta"), robots: { index: false } };
}

export default async function SettingsPage({ searchParams }: PageProps<"/[locale]/account/settings">) {
  const locale = await pageLocale();
  const { said } = await searchParams;
  const ctx = await enter(locale, "/settings");
  const [profile, history, stores, t, fields] = await Promise.all([
    profileOf(db(), ctx.actor.id),
    consentHistory(db(), ctx.actor.id),
    cachedStores(),
    getTranslations("account.settings"),
    getTranslations("account.fields"),
  ]);
  const timeZone = stores[0]?.timeZone ?? "UTC";
  const here = `/${locale}/account/settings`;
  const act = changeSettings.bind(null, locale);
  return (
    <AccountFrame locale={locale} current="settings" title={t("title")} signOut={signOut.bind(null, locale)}>
      <div className="grid items-start gap-5 lg:grid-cols-2">
        <Card id="you" title={t("you")}>
          <AccountForm action={act} first={await saidBefore(here, said)}>
            <div className="grid gap-4">
              <NameField defaultValue={profile?.name} />
              <p className="grid gap-1">
                <span className="text-sm font-semibold">{fields("email")}</span>
                <span className="break-all">{ctx.actor.email}</span>
              </p>
              <TypedSelect
                name="locale"
                label={t("language")}
                hint={t("languageHint")}
                defaultValue={profile?.locale ?? locale}
              >
                {locales.map((language) => (
                  <option key={language} value={language} lang={language}>
                    {localeNames[language]}
                  </option>
                ))}
              </TypedSelect>
              <TypedSelect name="store" label={t("store")} defaultValue={profile?.store ?? ""}>
                <option value="">{t("storeNone")}</option>
                {stores.map((store) => (
                  <option key={store.slug} value={store.slug}>
                    {store.name}
                  </option>
                ))}
              </TypedSelect>
              <FormButton asks="profile" className="justify-self-start">
                {t("save")}
              </FormButton>
            </div>
          </AccountForm>
        </Card>
        <Card id="consents" title={t("consents")} text={t("consentsLead")}>
          <AccountForm action={act} first={await saidBefore(here, said, "consents")}>
            <ul className="grid gap-5">
              {consentPurposes.map((purpose) => {
                const last = history.find((entry) => entry.purpose === purpose);
                const on = last?.granted ?? false;
                return (
                  <li key={purpose} className="grid gap-1 border-t border-line pt-4">
                    <span className="font-semibold">{t(purpose)}</span>
                    <span className="text-ink-soft">{t(`${purpose}Text`)}</span>
                    <span className="mt-1 flex flex-wrap items-center justify-between gap-3">
                      <span className={on ? "font-semibold text-green" : "text-ink-soft"}>
                        {on && last
                          ? t("isOn", { date: dateAt(new Date(last.at), locale, timeZone, "medium") })
                          : t("isOff")}
                      </span>
                      <FormButton
                        asks={`${on ? "withdraw" : "allow"}:${purpose}`}
                        tone="secondary"
                        aria-label={`${t(on ? "withdraw" : "allow")}: ${t(purpose)}`}
                      >
                        {t(on ? "withdraw" : "allow")}
                      </FormButton>
                    </span>
                  </li>
                );
              })}
            </ul>
          </AccountForm>
          {history.length > 0 ? (
            <details className="mt-4">
              <summary className="inline-flex min-h-11 items-center font-semibold text-green underline-offset-4 hover:underline">
                {t("history")}
              </summary>
              <ol className="mt-1 grid gap-1.5 text-sm">
                {history.map((entry) => (
                  <li key={`${entry.purpose} ${entry.at}`} className="flex flex-wrap gap-x-3">
                    <time dateTime={entry.at} className="figures text-ink-soft">
                      {dateAndTimeAt(new Date(entry.at), locale, timeZone)}
                    </time>
                    <span>
                      {t(entry.granted ? "granted" : "withdrawn")}: {t(entry.purpose)}
                    </span>
                  </li>
                ))}
              </ol>
            </details>
          ) : null}
        </Card>
      </div>
    </AccountFrame>
  );
}
