import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { pageLocale } from "@/app/_server/locale";
import { KeepFresh } from "@/components/staff/keep-fresh";
import { PutBacks } from "@/components/staff/put-backs";
import { db } from "@/db/client";
import { titlesOf } from "@/lib/catalog/titles";
import { newId } from "@/lib/kernel/id";
import { putBacks } from "@/lib/pickup/put-backs";
import { putBack } from "../_actions/mending";
import { clerkCtx, storesOf } from "../_entry/clerk";
import { CounterFrame } from "../_entry/counter-frame";
import { putBackView } from "../_view/put-back-view";
import { words } from "../_view/words";

export const instant = false;

export async function generateMetadata(): Promise<Metadata> {
  await pageLocale();
  const t = await getTranslations("staff.putBacks");
  return { title: t("title") };
}

/** More than a store has at the end of its worst day; what lies beyond follows when these are done. */
const most = 100;

type Props = { searchParams: Promise<{ store?: string | string[] }> };

/** What has to be carried back to the shelves, at one store or at all that are the reader's. */
export default async function PutBacksPage({ searchParams }: Props) {
  const locale = await pageLocale();
  const { store: asked } = await searchParams;
  const path = `/${locale}/staff`;
  const ctx = await clerkCtx(locale, `${path}/put-backs`);
  const stores = await storesOf(ctx);
  const store = stores.find((s) => s.slug === asked)?.slug;
  const rows = await putBacks(db(), ctx, { store, limit: most });
  const skus = [...new Set(rows.flatMap((row) => row.lines.map((line) => line.sku)))];
  const titles = await titlesOf(db(), skus, locale);
  const t = await getTranslations("staff.putBacks");
  const entries = rows.map((row) => {
    const timeZone = stores.find((s) => s.slug === row.store)?.timeZone ?? "UTC";
    return {
      view: putBackView(row, titles, words(locale), { locale, timeZone, now: ctx.now }),
      press: putBack.bind(null, { locale, id: row.id }),
      firstKey: newId(),
    };
  });
  return (
    <CounterFrame locale={locale} ctx={ctx} board={store ? `${path}?store=${store}` : path} back>
      <KeepFresh />
      <h1 className="text-2xl">{t("title")}</h1>
      <p className="mt-2">{t("lead")}</p>
      <PutBacks entries={entries} />
    </CounterFrame>
  );
}
