import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { cachedDepartments } from "@/app/_server/cached";
import { pageLocale } from "@/app/_server/locale";
import { saidBefore } from "@/app/_server/outcome";
import { SaidBox } from "@/components/shop/account/said-box";
import { StoreAsk } from "@/components/staff/store-ask";
import { Icon } from "@/components/ui/icon";
import { db } from "@/db/client";
import { textIn } from "@/lib/i18n/locales";
import { dayOf } from "@/lib/stores/hours";
import { pickupsOutsideHours } from "@/lib/stores/outside-hours";
import { storeSettings } from "@/lib/stores/settings";
import { changeSettings } from "../_actions/settings";
import { clerkCtx } from "../_entry/clerk";
import { CounterFrame } from "../_entry/counter-frame";
import { ManagersOnly, managersStore } from "../_entry/managers-store";
import { settingsPath } from "../_entry/staff-path";
import { closingWords, exceptionViews, outsideView, pauseView } from "../_view/settings-view";
import { ExceptionsCard } from "./exceptions-card";
import { HoursCard } from "./hours-card";
import { PauseCard } from "./pause-card";
import { RulesCards } from "./rules-cards";

export const instant = false;

export async function generateMetadata(): Promise<Metadata> {
  await pageLocale();
  const t = await getTranslations("manage.settings");
  return { title: t("title") };
}

type Props = { searchParams: Promise<{ store?: string | string[]; said?: string | string[] }> };

/** What a store's manager decides about it. */
export default async function SettingsPage({ searchParams }: Props) {
  const locale = await pageLocale();
  const { store: asked, said } = await searchParams;
  const page = `/${locale}/staff/settings`;
  const ctx = await clerkCtx(locale, typeof asked === "string" ? `${page}?store=${asked}` : page);
  const t = await getTranslations("manage.settings");
  const { stores, store: here, managed: store } = await managersStore(ctx, asked);
  const board = `/${locale}/staff`;
  if (!store) {
    const notYours = here ? { title: t("notYours"), text: t("notYoursText") } : null;
    return <ManagersOnly locale={locale} ctx={ctx} title={t("title")} notYours={notYours} />;
  }
  const settings = await storeSettings(db(), ctx, store.slug);
  const outside = await pickupsOutsideHours(db(), ctx, settings);
  const departments = await cachedDepartments();
  const path = settingsPath(locale, store.slug);
  const before = (card: string) => saidBefore(path, said, card);
  const done = await saidBefore(path, said);
  const change = changeSettings.bind(null, { locale, store: store.slug });
  const reader = { locale, now: ctx.now, timeZone: settings.timeZone };
  return (
    <CounterFrame locale={locale} ctx={ctx} board={`${board}?store=${store.slug}`} back>
      <h1 className="text-2xl">
        {t("title")}: {store.name}
      </h1>
      <p className="mt-2 mb-4 max-w-text">{t("lead")}</p>
      <StoreAsk
        path={page}
        stores={stores}
        chosen={store.slug}
        words={{ label: t("store"), show: t("show") }}
      />
      <div role="status" className="mb-5 empty:hidden">
        {done ? (
          <SaidBox tone={done.tone} icon={<Icon name={done.tone === "done" ? "check" : "warning"} />}>
            {done.message}
          </SaidBox>
        ) : null}
      </div>
      <div key={store.slug} className="grid items-start gap-6 lg:grid-cols-2">
        <div className="grid gap-6">
          <PauseCard
            change={change}
            first={await before("pause")}
            pause={pauseView(settings.pause, reader)}
            closing={closingWords(settings, reader)}
          />
          <HoursCard
            change={change}
            first={await before("hours")}
            hours={settings.hours}
            outside={outsideView(outside, reader)}
          />
          <ExceptionsCard
            change={change}
            first={await before("exceptions")}
            exceptions={exceptionViews(settings.exceptions, reader)}
            today={dayOf(settings.timeZone, ctx.now)}
          />
        </div>
        <div className="grid gap-6">
          <RulesCards
            change={change}
            firsts={{
              preparation: await before("preparation"),
              windows: await before("windows"),
              holdDays: await before("holdDays"),
              curbside: await before("curbside"),
              shelves: await before("shelves"),
              safety: await before("safety"),
            }}
            settings={settings}
            departments={departments.map(({ slug, name }) => ({ slug, name: textIn(name, locale) }))}
          />
        </div>
      </div>
    </CounterFrame>
  );
}
