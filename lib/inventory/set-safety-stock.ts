import "server-only";
import { type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import { rowsOf, type Tx } from "@/db/client";
import { subtreeOf } from "@/lib/catalog/departments";
import { isStaff } from "@/lib/kernel/actor";
import { command } from "@/lib/kernel/command";
import { emit } from "@/lib/kernel/events";
import { notFound } from "@/lib/kernel/problem";
import { requireOwnPlace } from "@/lib/stores/own-place";
import { sku, storeSlug } from "./input";

export const safetyInput = z
  .strictObject({
    store: storeSlug,
    /** Slug: everything in it and under it, and what comes to the store later. */
    department: storeSlug.max(80).optional(),
    sku: sku.optional(),
    /** Units kept back from online sale. */
    units: z.number().int().min(0).max(9999),
  })
  .refine((s) => (s.department === undefined) !== (s.sku === undefined), {
    path: ["department"],
    message: "say what it is about: one of department and sku",
  });

/**
 * Keeps units back from online sale at one place, of one SKU or of a whole department. What was said last counts: a
 * department's number replaces those of its SKUs, and a SKU's may differ from then on. Goods that are already held or
 * promised stay so. Saying the same again changes nothing.
 * @returns how many stock rows have another number now.
 * Throws `store.not_found`, `department.not_found`, `variant.not_found` (also for a SKU that the place does not carry).
 */
export const setSafetyStock = command({
  input: safetyInput,
  may: (actor) => isStaff(actor, "manager"),
  async run(tx, ctx, { store, units, ...about }): Promise<{ changed: number }> {
    const locationId = await requireOwnPlace(tx, ctx, store);
    const changed =
      about.sku === undefined
        ? await ofDepartment(tx, locationId, about.department!, units)
        : await ofVariant(tx, locationId, about.sku, units);
    if (changed.rows > 0 || changed.rule)
      await emit(tx, ctx, {
        name: "stock.safety_changed",
        subject: { locationId },
        data: { ...about, units },
      });
    return { changed: changed.rows };
  },
});

type Changed = { rows: number; rule: boolean };

async function ofVariant(tx: Tx, locationId: string, sku: string, units: number): Promise<Changed> {
  const [found] = rowsOf<{ rows: number; there: boolean }>(
    await tx.execute(sql`
      with ${rewritten(locationId, units, sql`v.sku = ${sku}`)}
      select (select count(*)::int from rewritten) as rows, exists (select 1 from stock_levels s
        join variants v on v.id = s.variant_id where s.location_id = ${locationId} and v.sku = ${sku}) as there`),
  );
  if (!found!.there) throw notFound("variant");
  return { rows: found!.rows, rule: false };
}

/** The number of a department and of all under it, and every stock row of theirs, in one statement. */
async function ofDepartment(tx: Tx, locationId: string, slug: string, units: number): Promise<Changed> {
  const [found] = rowsOf<{ rows: number; there: boolean; rule: boolean }>(
    await tx.execute(sql`
      with department as (select id from departments where id in ${subtreeOf(slug)}),
      kept as (
        insert into department_safety_stock as d (location_id, department_id, units)
        select ${locationId}::uuid, id, ${units} from department
        on conflict (location_id, department_id) do update set units = excluded.units where d.units <> excluded.units
        returning 1
      ),
      ${rewritten(locationId, units, sql`p.department_id in (select id from department)`)}
      select (select count(*)::int from rewritten) as rows, exists (select 1 from department) as there,
        exists (select 1 from kept) as rule`),
  );
  if (!found!.there) throw notFound("department");
  return { rows: found!.rows, rule: found!.rule };
}

/** The stock rows at a place, of variants `v` of products `p`, that get another number; locked in the order of variants. */
const rewritten = (locationId: string, units: number, which: SQL) => sql`
  locked as (
    select s.variant_id from stock_levels s
    join variants v on v.id = s.variant_id join products p on p.id = v.product_id
    where s.location_id = ${locationId} and s.safety_stock <> ${units} and ${which}
    order by s.variant_id for update of s
  ),
  rewritten as (
    update stock_levels s set safety_stock = ${units} from locked l
    where s.location_id = ${locationId} and s.variant_id = l.variant_id
    returning 1
  )`;
