import "server-only";
import { sql } from "drizzle-orm";
import { rowsOf, type Tx } from "@/db/client";
import { type Ctx, isStaff } from "@/lib/kernel/actor";
import { hashToken } from "@/lib/kernel/secrets";
import { hasNumber } from "@/lib/orders/documents";
import { scannedQrHash } from "@/lib/pickup/codes";

/**
 * The number of the order that goods at the returns desk are of, by whatever comes with them: its own number, that of a
 * receipt or credit note, of a return, the pickup's QR, or the order's link. One statement.
 * @returns null when it is none of them
 */
export async function orderNamed(tx: Tx, ctx: Ctx, text: string): Promise<string | null> {
  const asked = text.trim().replace(/^#/, "").slice(0, 300);
  if (!isStaff(ctx.actor) || asked.length === 0) return null;
  const issued = hasNumber(asked.toUpperCase());
  const link = /\/orders\/([\w-]{10,200})/.exec(asked)?.[1];
  const named = [
    sql`select id from orders where number = ${asked} or token_hash = ${hashToken(link ?? "")}`,
    sql`select order_id from returns where number = ${asked.toUpperCase()}`,
    sql`select order_id from fulfillments where qr_hash = ${scannedQrHash(asked)}`,
    ...(issued
      ? [
          sql`select d.order_id from documents d join stock_locations l on l.id = d.location_id where ${issued}`,
        ]
      : []),
  ];
  const [order] = rowsOf<{ number: string }>(
    await tx.execute(sql`
      select o.number from orders o
      where o.id = any(array(${sql.join(named, sql` union all `)})) and o.state in ('placed', 'completed') limit 1`),
  );
  return order?.number ?? null;
}
