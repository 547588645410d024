import "server-only";
import { sql } from "drizzle-orm";
import { z } from "zod";
import { command } from "@/lib/kernel/command";
import { changeSection, mayRun, section, storeName } from "./change-section";
import type { OpeningSpan } from "./store";

const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
const spansOfADay = 4;

export const span = z
  .strictObject({
    /** ISO: Monday 1 … Sunday 7. */
    weekday: z.int().min(1).max(7),
    opensAt: time,
    /** `24:00` is the end of the day. */
    closesAt: z.union([time, z.literal("24:00")]),
  })
  .refine((s) => s.opensAt < s.closesAt, { path: ["closesAt"], message: "is not after it opens" });

/** A week, in order; a day without a span is closed. */
const week = z
  .array(span)
  .max(7 * spansOfADay)
  .transform((spans) => spans.toSorted((a, b) => (order(a) < order(b) ? -1 : 1)))
  .refine(
    (spans) =>
      spans.every((s, n) => s.weekday !== spans[n - 1]?.weekday || s.opensAt > spans[n - 1]!.closesAt),
    {
      message: "two spans of a day overlap or touch",
    },
  )
  .refine((spans) => spans.every((s, n) => s.weekday !== spans[n - spansOfADay]?.weekday), {
    message: "a day has at most four spans",
  });

const order = ({ weekday, opensAt }: OpeningSpan) => `${weekday} ${opensAt}`;

/**
 * A store's weekly hours. Windows that are booked stay so, also outside the new hours; `pickupsOutsideHours` finds them.
 * @param input.seen the hours that were there when somebody began to change them
 * Throws `store.not_found` (also for another's), `store.changed_meanwhile`.
 */
export const setOpeningHours = command({
  input: z.strictObject({ store: storeName, hours: week, seen: week.optional() }),
  may: mayRun,
  run: (tx, ctx, { store, hours, seen }): Promise<void> =>
    changeSection(tx, ctx, store, section("hours"), {
      event: "store.hours_changed",
      seen,
      wanted: hours,
      write: (id) =>
        tx.execute(sql`
          with gone as (delete from opening_hours where location_id = ${id} and not exists (
            select from jsonb_to_recordset(${JSON.stringify(hours)}::jsonb) as h(weekday int, "opensAt" time)
            where h.weekday = opening_hours.weekday and h."opensAt" = opening_hours.opens_at))
          insert into opening_hours (location_id, weekday, opens_at, closes_at)
          select ${id}, h.weekday, h."opensAt", h."closesAt"
          from jsonb_to_recordset(${JSON.stringify(hours)}::jsonb) as h(weekday int, "opensAt" time, "closesAt" time)
          on conflict (location_id, weekday, opens_at) do update set closes_at = excluded.closes_at`),
    }),
});
