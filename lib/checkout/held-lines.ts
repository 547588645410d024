import "server-only";
import { sql } from "drizzle-orm";
import { rowsOf, type Tx } from "@/db/client";
import type { VariantOption } from "@/db/schema/catalog";
import { shop } from "@/lib/catalog/shop";
import { Problem } from "@/lib/kernel/problem";
import { hashToken } from "@/lib/kernel/secrets";

export type HeldLine = {
  reservation_line_id: string;
  variant_id: string;
  sku: string;
  quantity: number;
  title: string;
  options: VariantOption[];
  picture: string | null;
  age_limit: number | null;
  vat_basis_points: number;
  unit_amount: number;
};
export type HeldReservation = {
  id: string;
  location_id: string;
  window_id: string | null;
  ready_by: string;
  lines: HeldLine[];
};

/**
 * Locks reservations and reads what they hold at today's prices, in the reader's language. One statement.
 * Throws `reservation.not_found` (unknown, or another's token), `reservation.expired` with the ids that are gone,
 * `variant.no_price`.
 */
export async function lockHeld(
  tx: Tx,
  asked: readonly { id: string; token: string }[],
  locale: string,
): Promise<HeldReservation[]> {
  const rows = rowsOf<HeldReservation & { token_hash: string; live: boolean }>(
    await tx.execute(sql`
      select r.id, r.location_id, r.window_id, r.ready_by, r.token_hash, r.state = 'held' and r.expires_at > now() as live,
        (select json_agg(json_build_object('reservation_line_id', rl.id, 'variant_id', v.id, 'sku', v.sku,
            'quantity', rl.quantity, 'title', coalesce(t.title, d.title, p.slug), 'options', v.options,
            'picture', m.src, 'age_limit', p.age_limit, 'vat_basis_points', p.vat_basis_points,
            'unit_amount', pr.amount) order by rl.id)
         from reservation_lines rl
         join variants v on v.id = rl.variant_id
         join products p on p.id = v.product_id
         left join product_texts t on t.product_id = p.id and t.locale = ${locale}
         left join product_texts d on d.product_id = p.id and d.locale = ${shop.defaultLocale}
         left join product_media m on m.product_id = p.id and m.position = 0
         left join prices pr on pr.variant_id = v.id and pr.currency = ${shop.currency}
         where rl.reservation_id = r.id) as lines
      from reservations r
      where r.id = any(${sql.param(asked.map((a) => a.id))}::uuid[])
      order by r.id
      for update of r`),
  );
  for (const { id, token } of asked) {
    const row = rows.find((r) => r.id === id);
    if (!row || row.token_hash !== hashToken(token))
      throw new Problem("not_found", "reservation.not_found", "There is no such reservation.");
  }
  const gone = rows.filter((r) => !r.live).map((r) => r.id);
  if (gone.length > 0)
    throw new Problem(
      "conflict",
      "reservation.expired",
      "The goods are no longer held. Reserve them again.",
      {
        reservations: gone,
      },
    );
  const priceless = rows.flatMap((r) => r.lines).find((l) => l.unit_amount === null);
  if (priceless)
    throw new Problem("conflict", "variant.no_price", "One of these has no price at the moment.", {
      sku: priceless.sku,
    });
  return rows;
}
