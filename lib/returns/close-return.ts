import "server-only";
import { type SQL, sql } from "drizzle-orm";
import { rowsOf, type Tx } from "@/db/client";
import { notFound, Problem } from "@/lib/kernel/problem";
import { type ReturnVerb, returnStates } from "./states";

type Closed = { id: string; number: string; orderId: string; locationId: string | null };

/**
 * Ends a return that nobody has received, by one conditional update.
 * @param scope which rows of `returns r` the caller may touch.
 * Throws `return.not_found`, `return.closed`.
 */
export async function closeReturn(
  tx: Tx,
  id: string,
  verb: Extract<ReturnVerb, "reject" | "withdraw">,
  scope: SQL,
): Promise<Closed> {
  const [closed] = rowsOf<Closed>(
    await tx.execute(sql`
      update returns r set state = ${returnStates.next(returnStates.initial, verb)}, closed_at = now(), needs_approval = false
      where r.id = ${id} and r.state = any(${sql.param(returnStates.from(verb))}::text[]) and ${scope}
      returning r.id, r.number, r.order_id as "orderId", r.location_id as "locationId"`),
  );
  if (closed) return closed;
  const known = rowsOf(await tx.execute(sql`select 1 from returns r where r.id = ${id} and ${scope}`));
  if (known.length === 0) throw notFound("return");
  throw new Problem("conflict", "return.closed", "This return is not waiting any more.");
}
