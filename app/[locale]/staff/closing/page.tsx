import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { pageLocale } from "@/app/_server/locale";
import { ClosingDay } from "@/components/staff/closing-day";
import { ClosingSheet } from "@/components/staff/closing-sheet";
import { NothingHere } from "@/components/staff/nothing-here";
import { db } from "@/db/client";
import { closingDay, dailyClosing } from "@/lib/orders/daily-closing";
import { dayOf } from "@/lib/stores/hours";
import { clerkCtx } from "../_entry/clerk";
import { CounterFrame } from "../_entry/counter-frame";
import { ManagersOnly, managersStore } from "../_entry/managers-store";
import { closingView } from "../_view/closing-view";

export const instant = false;

export async function generateMetadata(): Promise<Metadata> {
  await pageLocale();
  const t = await getTranslations("staff.closing");
  return { title: t("title") };
}

type Props = { searchParams: Promise<{ store?: string | string[]; day?: string | string[] }> };

/** What a store took, gave back and handed over on a day: today, unless another is asked for. */
export default async function ClosingPage({ searchParams }: Props) {
  const locale = await pageLocale();
  const { store: asked, day: named } = await searchParams;
  const path = `/${locale}/staff/closing`;
  const ctx = await clerkCtx(locale, path);
  const t = await getTranslations("staff");
  const { stores, store: here, managed: store } = await managersStore(ctx, asked);
  const board = `/${locale}/staff`;
  const ways = [{ href: board, label: t("toBoard") }];
  if (!store) {
    const notYours = here ? { title: t("closing.notYours"), text: t("closing.notYoursText") } : null;
    return <ManagersOnly locale={locale} ctx={ctx} title={t("closing.title")} notYours={notYours} />;
  }
  const today = dayOf(store.timeZone, ctx.now);
  const day = closingDay.safeParse(named).data ?? today;
  const closing = closingView(await dailyClosing(db(), ctx, { store: store.slug, day }), locale);
  const places = stores.map(({ slug, name }) => ({ slug, name }));
  return (
    <CounterFrame locale={locale} ctx={ctx} board={`${board}?store=${store.slug}`} back>
      <h1 className="text-2xl">
        {t("closing.title")}: {store.name}
      </h1>
      <p className="mt-2 mb-4">{t("closing.lead")}</p>
      <ClosingDay path={path} stores={places} store={store.slug} day={day} today={today} />
      {closing.empty ? (
        <NothingHere icon="calendar" title={`${t("closing.none")}: ${closing.day}`} ways={ways}>
          {t("closing.noneText")}
        </NothingHere>
      ) : (
        <ClosingSheet closing={closing} file={`${path}/export?store=${store.slug}&day=${day}`} />
      )}
    </CounterFrame>
  );
}
