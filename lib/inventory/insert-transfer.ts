import "server-only";
import { sql } from "drizzle-orm";
import { rowsOf, type Tx } from "@/db/client";
import type { Ctx } from "@/lib/kernel/actor";
import { emit } from "@/lib/kernel/events";
import { newId } from "@/lib/kernel/id";

export type NewTransfer = {
  fromId: string;
  toId: string;
  lines: readonly { variantId: string; quantity: number; fulfillmentLineId?: string }[];
  note?: string | undefined;
  fulfillmentId?: string;
  expectedAt?: Date;
};

/** Writes a requested transfer with its lines, and that it was requested. Two statements. @returns its id. */
export async function insertTransfer(tx: Tx, ctx: Ctx, transfer: NewTransfer): Promise<string> {
  const id = newId();
  const lines = transfer.lines.map((l) => ({
    id: newId(),
    variant_id: l.variantId,
    fulfillment_line_id: l.fulfillmentLineId ?? null,
    quantity: l.quantity,
  }));
  const [row] = rowsOf<{ order_id: string | null; lines: { sku: string; quantity: number }[] }>(
    await tx.execute(sql`
      with made as (
        insert into transfers (id, from_id, to_id, fulfillment_id, note, expected_at)
        values (${id}, ${transfer.fromId}, ${transfer.toId}, ${transfer.fulfillmentId ?? null}, ${transfer.note ?? null},
          ${transfer.expectedAt?.toISOString() ?? null}::timestamptz)
      ),
      wanted as (
        select * from jsonb_to_recordset(${JSON.stringify(lines)}::jsonb)
          as x(id uuid, variant_id uuid, fulfillment_line_id uuid, quantity int)
      ),
      made_lines as (
        insert into transfer_lines (id, transfer_id, variant_id, fulfillment_line_id, quantity)
        select id, ${id}, variant_id, fulfillment_line_id, quantity from wanted
      )
      select (select order_id from fulfillments where id = ${transfer.fulfillmentId ?? null}::uuid),
        (select jsonb_agg(jsonb_build_object('sku', v.sku, 'quantity', w.quantity))
         from wanted w join variants v on v.id = w.variant_id) as lines`),
  );
  await emit(tx, ctx, {
    name: "transfer.requested",
    subject: {
      locationId: transfer.toId,
      ...(row!.order_id ? { orderId: row!.order_id } : {}),
      ...(transfer.fulfillmentId ? { fulfillmentId: transfer.fulfillmentId } : {}),
    },
    data: { transfer: id, lines: row!.lines },
  });
  return id;
}
