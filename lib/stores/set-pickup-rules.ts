import "server-only";
import { type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import { command } from "@/lib/kernel/command";
import { changeSection, mayRun, section, storeName } from "./change-section";

// What a store can promise, in numbers. What is promised already stays as it is; the next promise goes by these.

export const preparationInput = z.strictObject({
  /** Minutes from order to ready, counted in opening hours. */
  prepMinutes: z.int().min(0).max(10_080),
  /** Units its people pick in an hour. */
  picksPerHour: z.int().min(1).max(10_000),
});
export const windowsInput = z.strictObject({
  minutes: z.int().min(5).max(1_440),
  /** Pickups that one takes. A window that somebody booked keeps the number it had then. */
  capacity: z.int().min(1).max(10_000),
  /** It can be booked until this many minutes before it starts; 0: until goods would not be ready. */
  cutOffMinutes: z.int().min(0).max(10_080),
});
/** How many days a ready order waits. */
export const holdDaysInput = z.int().min(1).max(60);

/** Throws `store.not_found` (also for another's), `store.changed_meanwhile`; so do the others here. */
export const setPreparation = command({
  input: z.strictObject({
    store: storeName,
    preparation: preparationInput,
    seen: preparationInput.optional(),
  }),
  may: mayRun,
  run: (tx, ctx, { store, preparation: wanted, seen }): Promise<void> =>
    changeSection(tx, ctx, store, section("preparation"), {
      event: "store.preparation_changed",
      seen,
      wanted,
      write: (id) =>
        tx.execute(
          put(id, sql`prep_minutes = ${wanted.prepMinutes}, picks_per_hour = ${wanted.picksPerHour}`),
        ),
    }),
});

export const setWindows = command({
  input: z.strictObject({ store: storeName, windows: windowsInput, seen: windowsInput.optional() }),
  may: mayRun,
  run: (tx, ctx, { store, windows: wanted, seen }): Promise<void> =>
    changeSection(tx, ctx, store, section("windows"), {
      event: "store.windows_changed",
      seen,
      wanted,
      write: (id) =>
        tx.execute(
          put(
            id,
            sql`window_minutes = ${wanted.minutes}, window_capacity = ${wanted.capacity},
              window_cut_off_minutes = ${wanted.cutOffMinutes}`,
          ),
        ),
    }),
});

export const setHoldDays = command({
  input: z.strictObject({ store: storeName, holdDays: holdDaysInput, seen: holdDaysInput.optional() }),
  may: mayRun,
  run: (tx, ctx, { store, holdDays: wanted, seen }): Promise<void> =>
    changeSection(tx, ctx, store, section("holdDays"), {
      event: "store.hold_days_changed",
      seen,
      wanted,
      write: (id) => tx.execute(put(id, sql`hold_days = ${wanted}`)),
    }),
});

const put = (id: string, set: SQL): SQL => sql`update stock_locations set ${set} where id = ${id}`;
