import "server-only";
import { sql } from "drizzle-orm";
import { z } from "zod";
import { rowsOf, type Tx } from "@/db/client";
import { sku, storeSlug } from "@/lib/inventory/input";
import { command } from "@/lib/kernel/command";
import { newId } from "@/lib/kernel/id";
import { notFound, Problem } from "@/lib/kernel/problem";
import { mayShop } from "@/lib/kernel/shopper";
import { maxLines, maxUnits } from "./bounds";
import { lockCart } from "./open-cart";

export const arrangeCartInput = z.strictObject({
  lines: z
    .array(z.strictObject({ sku, quantity: z.number().int().min(1), store: storeSlug.nullable() }))
    .min(1)
    .max(maxLines * 3),
});

type Kept = {
  sku: string;
  variant_id: string;
  units: number;
  seen_amount: number;
  currency: string;
  added_at: string;
};

/**
 * Spreads what is in the shopper's basket over stores, and delivery (`store: null`), as an option says. What goes
 * together becomes one line, up to what a line may hold. SKUs that are not named stay as they are; pressed twice, it is
 * so already.
 * Throws `store.not_found`, `cart.full`, and `cart.changed` when the basket holds other units of a SKU than are spread.
 */
export const arrangeCart = command({
  input: arrangeCartInput,
  may: mayShop,
  async run(tx, ctx, { lines }): Promise<void> {
    const cartId = await lockCart(tx, ctx);
    const skus = [...new Set(lines.map((line) => line.sku))];
    const kept = rowsOf<Kept>(
      await tx.execute(sql`
        with of_sku as (
          select v.sku, cl.*, sum(cl.quantity) over (partition by cl.variant_id)::int as units
          from cart_lines cl join variants v on v.id = cl.variant_id
          where cl.cart_id = ${cartId} and v.sku = any(${sql.param(skus)}::text[])
        )
        select distinct on (sku) sku, variant_id, units, seen_amount, currency, added_at
        from of_sku order by sku, added_at, id`),
    );
    const spread = (of: string) =>
      lines.reduce((sum, line) => (line.sku === of ? sum + line.quantity : sum), 0);
    if (kept.length < skus.length || kept.some((line) => line.units !== spread(line.sku)))
      throw new Problem("conflict", "cart.changed", "The basket holds something else by now.");
    const places = await placesOf(
      tx,
      lines.flatMap((line) => line.store ?? []),
    );
    const rows = lines.map((line) => ({
      ...kept.find((own) => own.sku === line.sku)!,
      id: newId(),
      location_id: line.store === null ? null : places.get(line.store)!,
      quantity: line.quantity,
    }));
    await tx.execute(sql`
      delete from cart_lines
      where cart_id = ${cartId} and variant_id = any(${sql.param(kept.map((line) => line.variant_id))}::uuid[])`);
    await tx.execute(sql`
      insert into cart_lines (id, cart_id, variant_id, location_id, quantity, seen_amount, currency, added_at)
      select (array_agg(x.id))[1], ${cartId}, x.variant_id, x.location_id, least(${maxUnits}, sum(x.quantity)),
        x.seen_amount, x.currency, x.added_at
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as x(id uuid, variant_id uuid, location_id uuid,
        quantity int, seen_amount int, currency text, added_at timestamptz)
      group by x.variant_id, x.location_id, x.seen_amount, x.currency, x.added_at`);
    const [count] = rowsOf<{ lines: number }>(
      await tx.execute(sql`select count(*)::int as lines from cart_lines where cart_id = ${cartId}`),
    );
    if (count!.lines > maxLines)
      throw new Problem("conflict", "cart.full", "The basket takes no further lines.", { max: maxLines });
  },
});

/** Ids of stores that hand orders over, by slug. Throws `store.not_found`. */
async function placesOf(tx: Tx, slugs: readonly string[]): Promise<Map<string, string>> {
  const rows = rowsOf<{ slug: string; id: string }>(
    await tx.execute(sql`
      select slug, id from stock_locations where slug = any(${sql.param(slugs)}::text[]) and pickup_enabled`),
  );
  const places = new Map(rows.map(({ slug, id }) => [slug, id]));
  if (slugs.some((slug) => !places.has(slug))) throw notFound("store");
  return places;
}
