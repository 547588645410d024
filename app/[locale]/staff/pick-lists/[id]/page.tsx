import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { cache } from "react";
import { pageLocale, placeholder } from "@/app/_server/locale";
import { FindField } from "@/components/staff/find-field";
import { KeepFresh } from "@/components/staff/keep-fresh";
import { Round } from "@/components/staff/round";
import { buttonLooks } from "@/components/ui/button";
import { db } from "@/db/client";
import { titlesOf } from "@/lib/catalog/titles";
import { newId } from "@/lib/kernel/id";
import { Problem } from "@/lib/kernel/problem";
import { pickList } from "@/lib/pickup/pick-lists";
import { shelvesToChoose } from "@/lib/pickup/shelves";
import { pickerName } from "@/lib/pickup/start-picking";
import { markReady } from "../../_actions/picking";
import { pickRoundLine, scanOnRound, shortRoundLine, takeRound } from "../../_actions/round";
import { clerkCtx, storesOf } from "../../_entry/clerk";
import { CounterFrame } from "../../_entry/counter-frame";
import { pickListPath } from "../../_entry/staff-path";
import { roundView } from "../../_view/round-view";
import { words } from "../../_view/words";

export const generateStaticParams = () => [{ id: placeholder }];

type Props = { params: Promise<{ id: string }> };

const read = cache(async (id: string) => {
  const locale = await pageLocale();
  const ctx = await clerkCtx(locale, pickListPath(locale, id));
  try {
    return { ctx, locale, list: await pickList(db(), ctx, id) };
  } catch (error) {
    if (error instanceof Problem && error.kind === "not_found") notFound();
    throw error;
  }
});

export const instant = false;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { list } = await read((await params).id);
  const t = await getTranslations("staff.round");
  return { title: t("heading", { count: list.pickups.length }) };
}

/** One walk through the store for several orders. */
export default async function RoundPage({ params }: Props) {
  const { ctx, locale, list } = await read((await params).id);
  const store = (await storesOf(ctx)).find((s) => s.slug === list.store);
  const skus = list.lines.map((line) => line.sku);
  const [titles, labels] = await Promise.all([
    titlesOf(db(), skus, locale),
    shelvesToChoose(db(), ctx, list.store, 8),
  ]);
  const t = await getTranslations("staff");
  const view = roundView({
    list,
    storeName: store?.name ?? list.store,
    titles,
    me: pickerName(ctx),
    t: words(locale),
    view: { locale, timeZone: store?.timeZone ?? "UTC", now: ctx.now },
  });
  const place = { locale, id: list.id };
  const path = pickListPath(locale);
  return (
    <CounterFrame
      locale={locale}
      ctx={ctx}
      board={`${path}?store=${list.store}`}
      backTo={t("round.title")}
      back
    >
      <KeepFresh everySeconds={15} />
      <FindField find={scanOnRound.bind(null, place)} firstKey={newId()} picking />
      <div className="mt-5 mb-4 flex flex-wrap items-center justify-between gap-3">
        <h1 className="text-2xl">{t("round.heading", { count: list.pickups.length })}</h1>
        {view.lines.length > 0 ? (
          <a
            href={`${pickListPath(locale, list.id)}/paper`}
            target="_blank"
            rel="noopener"
            className={buttonLooks("secondary")}
          >
            {t("paper.print")}
          </a>
        ) : null}
      </div>
      <Round
        key={list.id}
        view={view}
        firstKey={newId()}
        labels={labels}
        presses={{
          take: takeRound.bind(null, place),
          pickLine: pickRoundLine.bind(null, place),
          shortLine: shortRoundLine.bind(null, place),
        }}
        ready={Object.fromEntries(
          list.pickups.map(({ id }) => [id, markReady.bind(null, { locale, id })] as const),
        )}
      />
    </CounterFrame>
  );
}
