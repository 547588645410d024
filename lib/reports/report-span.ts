import { dayAt, dayOf } from "@/lib/stores/hours";

export const reportSpans = ["today", "week"] as const;
export type ReportSpan = (typeof reportSpans)[number];

/** A stretch of time at a place, and the same stretch a day or a week before. */
export type Compared = { from: Date; until: Date; beforeFrom: Date; beforeUntil: Date };

/**
 * From the first moment of a place's day, or of its week's Monday, until now; and as long a stretch from the same point
 * of the day or week before. On days when clocks change both are as long as each other, not as late by the clock.
 */
export function comparedSpan(timeZone: string, now: Date, span: ReportSpan): Compared {
  const days = span === "today" ? 0 : (new Date(`${dayOf(timeZone, now)}T00:00Z`).getUTCDay() + 6) % 7;
  const start = (back: number) => dayAt(timeZone, dayOf(timeZone, now, -back)).from;
  const from = start(days);
  const beforeFrom = start(days + (span === "today" ? 1 : 7));
  const beforeUntil = new Date(
    Math.min(beforeFrom.getTime() + (now.getTime() - from.getTime()), from.getTime()),
  );
  return { from, until: now, beforeFrom, beforeUntil };
}
