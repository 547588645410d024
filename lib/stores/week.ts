import type { OpeningSpan } from "./store";

export type DayRange = {
  /** ISO weekdays, Monday 1 … Sunday 7; the same number twice for a single day. */
  from: number;
  to: number;
  /** `HH:MM` pairs; none when closed. */
  spans: { opensAt: string; closesAt: string }[];
};

/** The weekly hours as people write them: neighbouring days with the same hours become one line. */
export function weekInRanges(hours: readonly OpeningSpan[]): DayRange[] {
  const ranges: DayRange[] = [];
  for (let weekday = 1; weekday <= 7; weekday++) {
    const spans = hours
      .filter((h) => h.weekday === weekday)
      .map(({ opensAt, closesAt }) => ({ opensAt, closesAt }))
      .sort((a, b) => (a.opensAt < b.opensAt ? -1 : 1));
    const last = ranges.at(-1);
    if (last && sameSpans(last.spans, spans)) last.to = weekday;
    else ranges.push({ from: weekday, to: weekday, spans });
  }
  return ranges;
}

const sameSpans = (a: DayRange["spans"], b: DayRange["spans"]): boolean =>
  a.length === b.length && a.every((s, i) => s.opensAt === b[i]?.opensAt && s.closesAt === b[i]?.closesAt);
