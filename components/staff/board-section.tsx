"use client";

import { useTranslations } from "next-intl";
import type { BoardEntry } from "./board-entry";
import { BoardRow } from "./board-row";
import { type SectionName, type Sections, sectionNames, urgencyOf } from "./board-sections";

/** What is not everyday's: without any, nothing speaks of it. */
const rare: ReadonlySet<SectionName> = new Set(["problems", "overdue", "dueSoon"]);
/** People who wait, and orders that do, stand above everything else, side by side where there is room. */
const pressing: ReadonlySet<SectionName> = new Set(["waiting", "problems", "overdue"]);

/** The sections that a board shows. */
export const shownSections = (sections: Sections): SectionName[] =>
  sectionNames.filter((name) => !rare.has(name) || sections[name].length > 0);

/** How many stand where, and a way there. */
export function BoardTabs({ sections }: { sections: Sections }) {
  const t = useTranslations("staff.sections");
  const names = shownSections(sections);
  // On a phone in full rows: four, three and two or three, four and three.
  const wide = names.length === 5 || names.length === 6 ? "basis-[30%]" : "basis-[22%]";
  return (
    <nav aria-label={t("label")} className="mt-2">
      <ul className="flex flex-wrap gap-1.5 sm:gap-2.5">
        {names.map((name) => (
          <li key={name} className={`grow ${wide} sm:basis-auto`}>
            <a
              href={`#board-${name}`}
              className={`flex h-full min-h-16 flex-col items-center justify-center gap-x-2 rounded-lg border-2 px-1 py-1.5 text-center text-ink no-underline hover:border-ink md:min-h-12 md:flex-row md:px-3 ${
                pressing.has(name) && sections[name].length > 0
                  ? "border-tomato bg-tomato-soft"
                  : "border-line bg-surface"
              }`}
            >
              <span className="figures text-xl leading-none font-extrabold">{sections[name].length}</span>
              <span className="text-xs leading-tight font-semibold hyphens-auto wrap-anywhere max-md:mt-1 md:text-sm">
                {t(name)}
              </span>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

type SectionProps = { name: SectionName; entries: BoardEntry[]; now: number };

export function BoardSection({ name, entries, now }: SectionProps) {
  const t = useTranslations("staff");
  const wide = pressing.has(name);
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
