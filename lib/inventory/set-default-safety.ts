import "server-only";
import { sql } from "drizzle-orm";
import { z } from "zod";
import { command } from "@/lib/kernel/command";
import { changeSection, mayRun, section, storeName } from "@/lib/stores/change-section";

/** Units kept back from online sale. */
export const safetyUnits = z.int().min(0).max(9_999);

/**
 * Keeps units back of everything at a store whose department has no number of its own, and of what comes there later. As
 * with a department's number, what was said last counts: it replaces those of single SKUs.
 * Throws `store.not_found` (also for another's), `store.changed_meanwhile`.
 */
export const setDefaultSafety = command({
  input: z.strictObject({ store: storeName, units: safetyUnits, seen: safetyUnits.optional() }),
  may: mayRun,
  run: (tx, ctx, { store, units, seen }): Promise<void> =>
    changeSection(tx, ctx, store, section("safetyStock"), {
      event: "store.safety_changed",
      seen,
      wanted: units,
      async write(id) {
        await tx.execute(sql`update stock_locations set safety_stock = ${units} where id = ${id}`);
        await tx.execute(sql`
            with locked as (
              select s.variant_id from stock_levels s
              join variants v on v.id = s.variant_id join products p on p.id = v.product_id
              where s.location_id = ${id} and s.safety_stock <> ${units} and not exists (
                select from department_safety_stock d where d.location_id = ${id} and d.department_id = p.department_id)
              order by s.variant_id for update of s)
            update stock_levels s set safety_stock = ${units} from locked
            where s.location_id = ${id} and s.variant_id = locked.variant_id`);
      },
    }),
});
