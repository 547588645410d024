import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { pageLocale } from "@/app/_server/locale";
import { KeepFresh } from "@/components/staff/keep-fresh";
import { StartRound } from "@/components/staff/start-round";
import { Link } from "@/components/ui/link";
import { db } from "@/db/client";
import { newId } from "@/lib/kernel/id";
import { openPickLists } from "@/lib/pickup/open-pick-lists";
import { staffPickups } from "@/lib/pickup/queries";
import { startRound } from "../_actions/round";
import { clerkCtx, storesOf } from "../_entry/clerk";
import { CounterFrame } from "../_entry/counter-frame";
import { NoStore } from "../_entry/no-store";
import { chosenOf } from "../_entry/place-here";
import { pickListPath } from "../_entry/staff-path";
import { sayTime, sayWhen, words } from "../_view/words";

export const instant = false;

export async function generateMetadata(): Promise<Metadata> {
  await pageLocale();
  const t = await getTranslations("staff.round");
  return { title: t("title") };
}

/** As many as a trolley has room for; a list that is chosen by hand may be longer. */
const aRound = 6;
/** More than anybody reads through to tick; the most urgent come first. */
const most = 60;

type Props = { searchParams: Promise<{ store?: string | string[] }> };

/** Several orders in one walk: the rounds that are under way at a store, and a new one. */
export default async function PickListsPage({ searchParams }: Props) {
  const locale = await pageLocale();
  const { store: asked } = await searchParams;
  const ctx = await clerkCtx(locale, pickListPath(locale));
  const stores = await storesOf(ctx);
  const store = await chosenOf(stores, asked);
  const t = await getTranslations("staff");
  const board = store ? `/${locale}/staff?store=${store.slug}` : `/${locale}/staff`;
  if (!store) return <NoStore locale={locale} ctx={ctx} />;
  const [rounds, waiting] = await Promise.all([
    openPickLists(db(), ctx, store.slug),
    staffPickups(db(), ctx, { store: store.slug, states: ["requested"], limit: most }),
  ]);
  const view = { locale, timeZone: store.timeZone, now: ctx.now };
  const orders = waiting
    .filter((row) => row.reviewBy === null)
    .map((row) => ({
      pickup: row.id,
      order: row.orderNumber,
      name: row.customerName,
      due: sayWhen(words(locale), view, row.readyBy),
      units: row.units,
    }));
  return (
    <CounterFrame locale={locale} ctx={ctx} board={board} back>
      <KeepFresh />
      <h1 className="text-2xl">{t("round.title")}</h1>
      <p className="mt-2">{t("round.lead")}</p>
      <div className="mt-5 grid items-start gap-x-10 gap-y-8 lg:grid-cols-2">
        <section aria-labelledby="new-round" className="grid gap-3">
          <h2 id="new-round" className="text-xl">
            {t("round.start")}
          </h2>
          <StartRound
            orders={orders}
            most={aRound}
            start={startRound.bind(null, { locale, store: store.slug })}
            firstKey={newId()}
          />
        </section>
        <section aria-labelledby="open-rounds" className="grid gap-3">
          <h2 id="open-rounds" className="text-xl">
            {t("round.open")}
          </h2>
          {rounds.length === 0 ? <p className="font-medium">{t("round.noneOpen")}</p> : null}
          <ul className="grid gap-2">
            {rounds.map((round) => (
              <li key={round.id}>
                <Link
                  href={pickListPath(locale, round.id)}
                  className="grid min-h-16 rounded-lg border-2 border-line bg-surface p-3 text-ink no-underline hover:border-ink"
                >
                  <span className="text-lg leading-tight font-bold">
                    {t("round.by", { name: round.pickedBy, time: sayTime(view, round.createdAt) })}
                  </span>
                  <span className="figures text-sm font-medium">
                    {[
                      t("round.orders", { count: round.orders }),
                      t("pick.progress", { done: round.picked, all: round.wanted }),
                    ].join(" · ")}
                  </span>
                </Link>
              </li>
            ))}
          </ul>
        </section>
      </div>
    </CounterFrame>
  );
}
