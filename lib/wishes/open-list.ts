import "server-only";
import { sql } from "drizzle-orm";
import { rowsOf, type Tx } from "@/db/client";
import { newId } from "@/lib/kernel/id";
import type { Shopper } from "@/lib/kernel/shopper";
import { listDays } from "./bounds";

/**
 * The owner's list, made if there is none, its time begun anew. Its row stays locked until the transaction ends, so that
 * changes to one list happen one after the other. Two statements.
 */
export async function openList(tx: Tx, { visitor, customer }: Shopper): Promise<string> {
  // What was on a list that ran out is gone, also when nobody has swept it away yet.
  await tx.execute(sql`delete from wish_lists where visitor_hash = ${visitor} and expires_at <= now()`);
  const [list] = rowsOf<{ id: string }>(
    await tx.execute(sql`
      insert into wish_lists as w (id, visitor_hash, customer_id, expires_at)
      values (${newId()}, ${visitor}, ${customer}::uuid,
        case when ${visitor}::text is null then null else now() + make_interval(days => ${listDays}) end)
      on conflict (${sql.raw(visitor ? "visitor_hash" : "customer_id")}) do update set expires_at = excluded.expires_at
      returning w.id`),
  );
  return list!.id;
}
