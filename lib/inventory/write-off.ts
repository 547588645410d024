import "server-only";
import { sql } from "drizzle-orm";
import { rowsOf, type Tx } from "@/db/client";
import { shop } from "@/lib/catalog/shop";
import { actorName, actorRef, type Ctx, staffLocations } from "@/lib/kernel/actor";
import { emit } from "@/lib/kernel/events";
import { newId } from "@/lib/kernel/id";
import { notFound, Problem } from "@/lib/kernel/problem";
import type { AdjustmentReason } from "./adjustment-reasons";
import { type Loss, worthOf } from "./losses";
import { type WriteOffState, writeOffStates } from "./write-off-states";

/** How much this member of staff may write off alone, in minor units. */
export async function writeOffLimit(tx: Tx, { actor }: Ctx): Promise<number> {
  if (actor.kind !== "staff" && actor.kind !== "api_key") return 0;
  const [limit] = rowsOf<{ amount: number }>(
    await tx.execute(sql`select amount from write_off_limits where role = ${actor.role}`),
  );
  return limit?.amount ?? 0;
}

/**
 * Whether the caller may write so much off alone: it counts together with whatever they wrote off alone within the last
 * 24 hours, at whatever place, so that a large loss is not many small ones. The caller's own write-offs wait for each other
 * from here on. Three statements.
 */
export async function mayWriteOffAlone(tx: Tx, ctx: Ctx, amount: number): Promise<boolean> {
  const who = actorRef(ctx.actor);
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`write-off ${who}`}, 0))`);
  const [lately] = rowsOf<{ amount: number }>(
    await tx.execute(sql`
      select coalesce(sum(amount), 0)::int as amount from write_offs
      where requested_by = ${who} and state = 'written_off' and decided_by is null
        and requested_at > now() - interval '24 hours'`),
  );
  return lately!.amount + amount <= (await writeOffLimit(tx, ctx));
}

/**
 * Writes down what is taken out of a place's books, or is to be once a second person says yes; that it is held is said. The
 * correction itself is the caller's. @returns its id. At most two statements and those of its event.
 */
export async function insertWriteOff(
  tx: Tx,
  ctx: Ctx,
  made: {
    locationId: string;
    losses: readonly Loss[];
    reason: AdjustmentReason;
    note?: string | undefined;
    state: Exclude<WriteOffState, "rejected">;
  },
): Promise<string> {
  const { locationId, losses, reason, note, state } = made;
  const id = newId();
  const amount = worthOf(losses);
  const rows = JSON.stringify(losses.map((loss) => ({ id: newId(), ...loss })));
  await tx.execute(sql`
    with made as (
      insert into write_offs (id, location_id, state, reason, note, requested_by, requested_by_name, amount, currency, closed_at)
      values (${id}, ${locationId}, ${state}, ${reason}, ${note ?? null}, ${actorRef(ctx.actor)}, ${actorName(ctx.actor)},
        ${amount}, ${shop.currency}, case when ${state === "written_off"} then now() end)
    )
    insert into write_off_lines (id, write_off_id, variant_id, units, amount)
    select x.id, ${id}::uuid, x."variantId", x.units, x.amount
    from jsonb_to_recordset(${rows}::jsonb) as x(id uuid, "variantId" uuid, units int, amount int)`);
  if (state === writeOffStates.initial)
    await emit(tx, ctx, {
      name: "stock.write_off_held",
      subject: { locationId },
      data: {
        writeOff: id,
        amount,
        currency: shop.currency,
        reason,
        ...(note ? { note } : {}),
        lines: losses.map(({ sku, units }) => ({ sku, units })),
      },
    });
  return id;
}

/** Row scope of a write-off `w`: at the caller's own places. */
export function writeOffIsMine(ctx: Ctx) {
  const places = staffLocations(ctx.actor);
  return places === "all" ? sql`true` : sql`w.location_id = any(${sql.param(places)}::uuid[])`;
}

/** A write-off that waits for a second person. */
export type HeldWriteOff = {
  id: string;
  locationId: string;
  reason: AdjustmentReason;
  note: string | null;
  requestedBy: string;
  requestedByName: string;
  amount: number;
  currency: string;
  lines: Loss[];
};

/**
 * Ends the waiting by one conditional update; whatever is refused afterwards undoes that too.
 * Throws `write_off.not_found`, `write_off.not_held` when somebody else was quicker.
 */
export async function decideWriteOff(
  tx: Tx,
  ctx: Ctx,
  id: string,
  verb: "approve" | "reject",
): Promise<HeldWriteOff> {
  const [decided] = rowsOf<HeldWriteOff>(
    await tx.execute(sql`
      update write_offs w set state = ${writeOffStates.next(writeOffStates.initial, verb)}, closed_at = now(),
        decided_by = ${actorRef(ctx.actor)}
      where w.id = ${id} and w.state = ${writeOffStates.initial} and ${writeOffIsMine(ctx)}
        and (${verb} = 'reject' or w.requested_by <> ${actorRef(ctx.actor)})
      returning w.id, w.location_id as "locationId", w.reason, w.note, w.requested_by as "requestedBy",
        w.requested_by_name as "requestedByName", w.amount, w.currency,
        (select jsonb_agg(jsonb_build_object('variantId', l.variant_id, 'sku', v.sku, 'units', l.units, 'amount', l.amount)
           order by l.variant_id)
         from write_off_lines l join variants v on v.id = l.variant_id where l.write_off_id = w.id) as lines`),
  );
  return decided ?? (await whyNot(tx, ctx, id));
}

async function whyNot(tx: Tx, ctx: Ctx, id: string): Promise<never> {
  const [found] = rowsOf<{ state: WriteOffState }>(
    await tx.execute(sql`select w.state from write_offs w where w.id = ${id} and ${writeOffIsMine(ctx)}`),
  );
  if (!found) throw notFound("write_off");
  if (found.state === writeOffStates.initial)
    throw new Problem("forbidden", "write_off.same_person", "A second person has to say yes to this one.");
  throw new Problem("conflict", "write_off.not_held", "This loss does not wait for a second person.");
}
