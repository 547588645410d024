"use client";

import { useLocale, useTranslations } from "next-intl";
import { useMemo } from "react";
import { buttonLooks } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import type { BoardAnswer } from "./board-entry";
import { filtered } from "./board-filter";
import { BoardFilterBar } from "./board-filter-bar";
import { BoardSection, BoardTabs, shownSections } from "./board-section";
import { sectionsOf, totalsOf } from "./board-sections";
import { BoardStatus } from "./board-status";
import { SoundSwitch } from "./sound-switch";
import { useArrivals } from "./use-arrivals";
import { useBoard } from "./use-board";
import { useBoardFilter } from "./use-board-filter";

type Props = {
  first: BoardAnswer;
  /** Milliseconds, by the server's clock. */
  firstNow: number;
  /** Where the board asks what is new, and where it is told that something is. */
  address: string;
  changes: string;
  timeZone: string;
  store: string;
  /** How this clerk's name stands on the board. */
  me: string;
};

/** A store's counter at a glance: who waits, what presses, what to pick, what is being picked, what stands ready. */
export function Board({ first, firstNow, address, changes, timeZone, store, me }: Props) {
  const t = useTranslations("staff");
  const locale = useLocale();
  const { answer, now, health, seenAt } = useBoard(first, firstNow, address, changes);
  const { entries } = answer;
  const said = useArrivals(entries, now);
  const [filter, change] = useBoardFilter();
  const fitting = useMemo(() => filtered(entries, filter, me), [entries, filter, me]);
  const sections = useMemo(() => sectionsOf(fitting, now), [fitting, now]);
  const totals = useMemo(() => totalsOf(entries, now), [entries, now]);
  return (
    <>
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
        <BoardStatus health={health} seenAt={seenAt} timeZone={timeZone} />
        <SoundSwitch />
      </div>
      <p role="status" className="sr-only">
        {said}
      </p>
      <BoardTabs sections={sections} />
      <p className="figures mt-3 text-sm font-medium">{t("totals", totals)}</p>
      {entries.length > 0 ? (
        <BoardFilterBar filter={filter} hidden={entries.length - fitting.length} change={change} />
      ) : null}
      {sections.toPick.length + sections.dueSoon.length + sections.picking.length > 1 ? (
        <Link
          href={`/${locale}/staff/pick-lists?store=${store}`}
          className={`${buttonLooks("secondary")} mt-2 mr-3`}
        >
          {t("round.title")}
        </Link>
      ) : null}
      {answer.putBacks > 0 ? (
        <Link
          href={`/${locale}/staff/put-backs?store=${store}`}
          className="figures mt-2 inline-flex min-h-11 items-center font-semibold text-ink underline underline-offset-4"
        >
          {t("toPutBack", { count: answer.putBacks })}
        </Link>
      ) : null}
      {answer.more ? (
        <p className="mt-2 rounded-md bg-amber-soft px-3 py-2 text-sm font-semibold text-ink">
          {t("more", { count: entries.length })}
        </p>
      ) : null}
      {entries.length === 0 ? (
        <div className="mt-6 rounded-xl bg-sunken px-6 py-14 text-center">
          <p className="text-xl font-bold">{t("empty.title")}</p>
          <p className="mt-2">{t("empty.text")}</p>
        </div>
      ) : null}
      {entries.length > 0 && fitting.length === 0 ? (
        <p className="mt-4 text-lg font-bold">{t("filter.nothing")}</p>
      ) : null}
      <div className="mt-4 grid items-start gap-x-5 gap-y-8 md:grid-cols-2 xl:grid-cols-3">
        {shownSections(sections).map((name) => (
          <BoardSection key={name} name={name} entries={sections[name]} now={now} />
        ))}
      </div>
    </>
  );
}
