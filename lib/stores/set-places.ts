import "server-only";
import { sql } from "drizzle-orm";
import { z } from "zod";
import { command } from "@/lib/kernel/command";
import { changeSection, mayRun, section, storeName } from "./change-section";

/** As it stands on the sign: "3", "B4", "Door". Each once. */
const named = (most: number) =>
  z
    .array(z.string().trim().min(1).max(40))
    .max(most)
    .refine((names) => new Set(names).size === names.length, { message: "says one of them twice" });

export const curbsideInput = z.strictObject({ offered: z.boolean(), bays: named(60) });
export const shelvesInput = named(200);

/**
 * Whether cars are brought their goods, and where they stand. Who chose it already is brought theirs all the same.
 * Throws `store.not_found` (also for another's), `store.changed_meanwhile`.
 */
export const setCurbside = command({
  input: z.strictObject({ store: storeName, curbside: curbsideInput, seen: curbsideInput.optional() }),
  may: mayRun,
  run: (tx, ctx, { store, curbside: wanted, seen }): Promise<void> =>
    changeSection(tx, ctx, store, section("curbside"), {
      event: "store.curbside_changed",
      seen,
      wanted,
      write: (id) =>
        tx.execute(sql`
          update stock_locations set curbside = ${wanted.offered}, bays = ${sql.param(wanted.bays)}::text[]
          where id = ${id}`),
    }),
});

/** The collection shelves that clerks choose from, in their order. Throws as `setCurbside` does. */
export const setShelves = command({
  input: z.strictObject({ store: storeName, shelves: shelvesInput, seen: shelvesInput.optional() }),
  may: mayRun,
  run: (tx, ctx, { store, shelves: wanted, seen }): Promise<void> =>
    changeSection(tx, ctx, store, section("shelves"), {
      event: "store.shelves_changed",
      seen,
      wanted,
      write: (id) =>
        tx.execute(sql`update stock_locations set shelves = ${sql.param(wanted)}::text[] where id = ${id}`),
    }),
});
