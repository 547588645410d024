import "server-only";
import { sql } from "drizzle-orm";
import { z } from "zod";
import { defaultLocale, locales } from "@/lib/i18n/locales";
import { command } from "@/lib/kernel/command";
import { notFound, Problem } from "@/lib/kernel/problem";
import { changeSection, mayRun, storeName } from "./change-section";
import { dayOf } from "./hours";
import type { StoreSettings } from "./settings";

const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
const words = z.string().trim().min(1).max(120);
/** Days ahead that anybody plans. */
const horizon = 800;

/** How a day differs: other times, or closed when both are null, and why, by locale; the shop's own language at least. */
export const exceptionInput = z
  .strictObject({
    opensAt: time.nullable(),
    closesAt: z.union([time, z.literal("24:00")]).nullable(),
    reason: z.partialRecord(z.enum(locales), words),
  })
  .refine((e) => (e.opensAt === null) === (e.closesAt === null), {
    path: ["closesAt"],
    message: "say both times, or neither when it is closed",
  })
  .refine((e) => e.opensAt === null || e.closesAt === null || e.opensAt < e.closesAt, {
    path: ["closesAt"],
    message: "is not after it opens",
  })
  .refine((e) => e.reason[defaultLocale] !== undefined, {
    path: ["reason", defaultLocale],
    message: "says why in the shop's own language",
  });
type Exception = z.output<typeof exceptionInput>;

const on =
  (day: string) =>
  (settings: StoreSettings): Exception | null => {
    const { day: _, ...found } = settings.exceptions.find((e) => e.day === day) ?? { day: null };
    return "reason" in found ? (found as Exception) : null;
  };

/**
 * One day of a store that differs from its week.
 * @param input.seen how it differed when somebody began to change it; null when it did not
 * Throws `store.not_found` (also for another's), `store.changed_meanwhile`, `store.day_over` (422) for a day before the
 * store's today or too far ahead.
 */
export const setOpeningException = command({
  input: z.strictObject({
    store: storeName,
    day: z.iso.date(),
    exception: exceptionInput,
    seen: exceptionInput.nullable().optional(),
  }),
  may: mayRun,
  run: (tx, ctx, { store, day, exception, seen }): Promise<void> =>
    changeSection(
      tx,
      ctx,
      store,
      (settings) => {
        const { timeZone } = settings;
        if (day < dayOf(timeZone, ctx.now) || day > dayOf(timeZone, ctx.now, horizon)) throw dayOver();
        return on(day)(settings);
      },
      {
        event: "store.exception_set",
        seen,
        wanted: exception,
        about: { day },
        write: (id) =>
          tx.execute(sql`
            insert into opening_exceptions (location_id, day, opens_at, closes_at, reason)
            values (${id}, ${day}, ${exception.opensAt}, ${exception.closesAt}, ${JSON.stringify(exception.reason)}::jsonb)
            on conflict (location_id, day) do update
            set opens_at = excluded.opens_at, closes_at = excluded.closes_at, reason = excluded.reason`),
      },
    ),
});

const dayOver = () =>
  new Problem("invalid", "store.day_over", "That day is over, or further ahead than anybody plans.", {
    errors: [{ pointer: "/day", code: "store.day_over", detail: "is over or too far ahead" }],
  });

/**
 * A day is like any other of its kind again.
 * Throws `store.not_found` (also for another's), `exception.not_found` when it does not differ.
 */
export const removeOpeningException = command({
  input: z.strictObject({ store: storeName, day: z.iso.date() }),
  may: mayRun,
  run: (tx, ctx, { store, day }): Promise<void> =>
    changeSection<Exception | null>(
      tx,
      ctx,
      store,
      (settings) => {
        const found = on(day)(settings);
        if (!found) throw notFound("exception");
        return found;
      },
      {
        event: "store.exception_removed",
        seen: undefined,
        wanted: null,
        about: { day },
        write: (id) =>
          tx.execute(sql`delete from opening_exceptions where location_id = ${id} and day = ${day}`),
      },
    ),
});
