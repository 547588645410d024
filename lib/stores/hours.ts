import { Temporal } from "temporal-polyfill";
import { toDate, toInstant } from "@/lib/kernel/clock";
import type { Schedule } from "./store";

export type OpenSpan = { from: Temporal.ZonedDateTime; until: Temporal.ZonedDateTime };

/** How far ahead a closed store is searched for its next opening before it counts as closed for good. */
const horizonDays = 400;

const worked = new WeakMap<Schedule, Map<string, OpenSpan[]>>();

/** The spans a store is open on one of its own days, in order. Worked out once for as long as the schedule is the same object. */
function spansOn(schedule: Schedule, day: Temporal.PlainDate): OpenSpan[] {
  const days = worked.get(schedule) ?? new Map<string, OpenSpan[]>();
  worked.set(schedule, days);
  const name = day.toString();
  const spans = days.get(name) ?? workOut(schedule, day, name);
  days.set(name, spans);
  return spans;
}

/** An exception replaces the weekly hours. */
function workOut(schedule: Schedule, day: Temporal.PlainDate, name: string): OpenSpan[] {
  const exception = schedule.exceptions.find((e) => e.day === name);
  const spans = exception
    ? exception.opensAt && exception.closesAt
      ? [{ opensAt: exception.opensAt, closesAt: exception.closesAt }]
      : []
    : schedule.hours
        .filter((h) => h.weekday === day.dayOfWeek)
        .sort((a, b) => (a.opensAt < b.opensAt ? -1 : 1));
  return spans.map((s) => ({ from: at(day, s.opensAt, schedule), until: at(day, s.closesAt, schedule) }));
}

/** A local time of a day as an instant. `24:00` is the next day's start; a skipped hour moves forward. */
function at(day: Temporal.PlainDate, time: string, schedule: Schedule): Temporal.ZonedDateTime {
  const [hour = 0, minute = 0] = time.split(":").map(Number);
  const date = hour === 24 ? day.add({ days: 1 }) : day;
  return date.toZonedDateTime({
    timeZone: schedule.timeZone,
    plainTime: Temporal.PlainTime.from({ hour: hour % 24, minute }),
  });
}

/** Every open span that ends after `from`, in order, day after day. Ends after the horizon. */
export function* openSpansFrom(schedule: Schedule, from: Date): Generator<OpenSpan> {
  const start = toInstant(from).toZonedDateTimeISO(schedule.timeZone);
  let day = start.toPlainDate();
  for (let n = 0; n < horizonDays; n++, day = day.add({ days: 1 })) {
    for (const span of spansOn(schedule, day)) {
      if (Temporal.Instant.compare(span.until.toInstant(), start.toInstant()) > 0) yield span;
    }
  }
}

export type OpenState = { open: true; until: Date } | { open: false; opensAt: Date | null };

/** Whether a store is open at a moment, and until when; or when it opens next (null: not within the horizon). */
export function openState(schedule: Schedule, now: Date): OpenState {
  const next = openSpansFrom(schedule, now).next();
  if (next.done) return { open: false, opensAt: null };
  const { from, until } = next.value;
  return from.epochMilliseconds <= now.getTime()
    ? { open: true, until: toDate(until) }
    : { open: false, opensAt: toDate(from) };
}

/**
 * The moment `minutes` of opening time after `from` have passed. Counts real elapsed minutes, so an hour that a
 * clock change skips or repeats is counted as it was lived. Null when the store does not open that much.
 */
export function addOpenMinutes(schedule: Schedule, from: Date, minutes: number): Date | null {
  let left = minutes * 60_000;
  for (const span of openSpansFrom(schedule, from)) {
    const begin = Math.max(span.from.epochMilliseconds, from.getTime());
    const available = span.until.epochMilliseconds - begin;
    if (available >= left) return new Date(begin + left);
    left -= available;
  }
  return null;
}

/** The end of the last open span on the store's day that lies `days` after `from`; the day's end when closed then. */
export function closingAfterDays(schedule: Schedule, from: Date, days: number): Date {
  const day = toInstant(from).toZonedDateTimeISO(schedule.timeZone).toPlainDate().add({ days });
  const last = spansOn(schedule, day).at(-1);
  return toDate(last?.until ?? day.add({ days: 1 }).toZonedDateTime(schedule.timeZone));
}

/**
 * A calendar day at a place, from its first moment until the next day's: 23 or 25 hours when clocks change.
 * @param day `2026-11-22`; throws RangeError on what is no day
 */
export function dayAt(timeZone: string, day: string): { from: Date; until: Date } {
  const date = Temporal.PlainDate.from(day);
  return {
    from: toDate(date.toZonedDateTime(timeZone)),
    until: toDate(date.add({ days: 1 }).toZonedDateTime(timeZone)),
  };
}

/** The calendar day that a moment falls on at a place, `2026-11-22`, or the one so many days later. */
export const dayOf = (timeZone: string, moment: Date, later = 0): string =>
  toInstant(moment).toZonedDateTimeISO(timeZone).toPlainDate().add({ days: later }).toString();
