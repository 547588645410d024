"use client";

import { useTranslations } from "next-intl";
import { useEffect, useMemo, useRef, useState } from "react";
import type { BoardAnswer, BoardEntry } from "./board-entry";
import { BoardRow } from "./board-row";
import {
  arrivedIn,
  arrivedSince,
  type SectionName,
  sectionNames,
  sectionsOf,
  urgencyOf,
} from "./board-sections";
import { BoardStatus } from "./board-status";
import { ring } from "./signals";
import { SoundSwitch } from "./sound-switch";
import { useBoard } from "./use-board";

type Props = {
  first: BoardAnswer;
  /** Milliseconds, by the server's clock. */
  firstNow: number;
  /** Where the board asks what is new. */
  address: string;
  timeZone: string;
};

/** A store's counter at a glance: who waits, what to pick, what is being picked, what stands ready. */
export function Board({ first, firstNow, address, timeZone }: Props) {
  const t = useTranslations("staff");
  const { answer, now, health, seenAt } = useBoard(first, firstNow, address);
  const sections = useMemo(() => sectionsOf(answer.entries), [answer]);
  const said = useArrivals(answer.entries);
  const toPick = sections.toPick.reduce((sum, e) => sum + e.units, 0);
  return (
    <>
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
        <BoardStatus health={health} seenAt={seenAt} timeZone={timeZone} />
        <SoundSwitch />
      </div>
      <p role="status" className="sr-only">
        {said}
      </p>
      <SectionTabs sections={sections} />
      <p className="figures mt-3 text-sm font-medium">
        {t("totals", { orders: answer.entries.length, items: toPick })}
      </p>
      {answer.more ? (
        <p className="mt-2 rounded-md bg-amber-soft px-3 py-2 text-sm font-semibold text-ink">
          {t("more", { count: answer.entries.length })}
        </p>
      ) : null}
      {answer.entries.length === 0 ? (
        <div className="mt-6 rounded-xl bg-sunken px-6 py-14 text-center">
          <p className="text-xl font-bold">{t("empty.title")}</p>
          <p className="mt-2">{t("empty.text")}</p>
        </div>
      ) : null}
      <div className="mt-4 grid items-start gap-x-5 gap-y-8 md:grid-cols-2 xl:grid-cols-3">
        {shown(sections).map((name) => (
          <Section key={name} name={name} entries={sections[name]} now={now} />
        ))}
      </div>
    </>
  );
}

/** Rings for whoever has just come, and gives the sentence to say aloud. */
function useArrivals(entries: BoardEntry[]): string {
  const t = useTranslations("staff.arrived");
  const seen = useRef<Set<string> | null>(null);
  const [said, setSaid] = useState("");
  useEffect(() => {
    const news = arrivedSince(seen.current, entries);
    seen.current = arrivedIn(entries);
    if (news.length === 0) return;
    ring();
    setSaid(news.map(({ name, bay }) => (bay ? t("bay", { name, bay }) : t("plain", { name }))).join(" "));
  }, [entries, t]);
  return said;
}

/** What has to be looked at is rare: without any, nothing speaks of it. */
const shown = (sections: Record<SectionName, BoardEntry[]>): SectionName[] =>
  sectionNames.filter((name) => name !== "held" || sections.held.length > 0);

function SectionTabs({ sections }: { sections: Record<SectionName, BoardEntry[]> }) {
  const t = useTranslations("staff.sections");
  return (
    <nav aria-label={t("label")} className="mt-2">
      <ul className={`grid gap-1.5 sm:gap-2.5 ${sections.held.length > 0 ? "grid-cols-5" : "grid-cols-4"}`}>
        {shown(sections).map((name) => (
          <li key={name}>
            <a
              href={`#board-${name}`}
              className={`flex h-full min-h-16 flex-col items-center justify-center gap-x-2 rounded-lg md:min-h-12 md:flex-row border-2 px-1 py-1.5 text-center text-ink no-underline hover:border-ink ${
                (name === "waiting" || name === "held") && sections[name].length > 0
                  ? "border-tomato bg-tomato-soft"
                  : "border-line bg-surface"
              }`}
            >
              <span className="figures text-xl leading-none font-extrabold">{sections[name].length}</span>
              <span className="text-xs leading-tight font-semibold max-md:mt-1 md:text-sm">{t(name)}</span>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Section({ name, entries, now }: { name: SectionName; entries: BoardEntry[]; now: number }) {
  const t = useTranslations("staff");
  // People who wait, and orders that do, stand above everything else, side by side where there is room.
  const wide = name === "waiting" || name === "held";
  return (
    <section
      id={`board-${name}`}
      aria-labelledby={`board-${name}-title`}
      className={`scroll-mt-36 ${wide ? "md:col-span-full" : ""}`}
    >
      <h2 id={`board-${name}-title`} className="flex items-baseline gap-2 text-xl">
        {t(`sections.${name}`)}
        <span className="figures text-lg font-semibold">{entries.length}</span>
      </h2>
      {entries.length === 0 ? (
        <p className="mt-2 text-sm font-medium">{t(`empty.${name}`)}</p>
      ) : (
        <ul className={`mt-2 grid gap-2 ${wide ? "md:grid-cols-2 xl:grid-cols-3" : ""}`}>
          {entries.map((entry) => {
            const urgency = urgencyOf(entry, now);
            return (
              <BoardRow
                key={entry.id}
                entry={entry}
                kind={urgency.kind}
                minutes={"minutes" in urgency ? urgency.minutes : 0}
                pressing={urgency.pressing}
              />
            );
          })}
        </ul>
      )}
    </section>
  );
}
