import "server-only";
import { type SQL, sql } from "drizzle-orm";
import { rowsOf, type Tx } from "@/db/client";
import { shop } from "@/lib/catalog/shop";
import type { Ctx } from "@/lib/kernel/actor";
import type { CartLine } from "./cart";
import { mine } from "./owner";

/**
 * The lines of the caller's basket in the reader's language, in the order they were added; none when there is no
 * basket. One statement.
 */
export const cartLines = (tx: Tx, ctx: Ctx): Promise<CartLine[]> =>
  readLines(tx, ctx, { lines: sql`cart_lines`, since: sql`cl.added_at` });

/** What the caller put aside for later, the latest first, in the same shape. One statement. */
export const savedLines = (tx: Tx, ctx: Ctx): Promise<CartLine[]> =>
  readLines(tx, ctx, { lines: sql`saved_lines`, since: sql`cl.saved_at desc` });

async function readLines(tx: Tx, ctx: Ctx, from: { lines: SQL; since: SQL }): Promise<CartLine[]> {
  return rowsOf<CartLine>(
    await tx.execute(sql`
      select cl.id, v.sku, p.slug, coalesce(t.title, d.title, p.slug) as title, v.options, m.src as picture,
        dep.plinth, p.age_limit as "ageLimit", p.vat_basis_points as "vatBasisPoints", cl.quantity, pr.amount as "unitAmount",
        cl.seen_amount as "seenAmount", cl.currency, l.slug as store,
        v.active and p.status = 'published' and pr.amount is not null as sold
      from carts c
      join ${from.lines} cl on cl.cart_id = c.id
      join variants v on v.id = cl.variant_id
      join products p on p.id = v.product_id
      join departments dep on dep.id = p.department_id
      left join stock_locations l on l.id = cl.location_id
      left join prices pr on pr.variant_id = v.id and pr.currency = cl.currency
      left join product_texts t on t.product_id = p.id and t.locale = ${ctx.locale}
      left join product_texts d on d.product_id = p.id and d.locale = ${shop.defaultLocale}
      left join product_media m on m.product_id = p.id and m.position = 0
      where ${mine(ctx.actor)}
      order by ${from.since}, cl.id`),
  );
}

/** The discount codes that go with the caller's basket, in the order they were given. One statement. */
export async function cartCodes(tx: Tx, ctx: Ctx): Promise<string[]> {
  const [row] = rowsOf<{ codes: string[] }>(
    await tx.execute(sql`select c.codes from carts c where ${mine(ctx.actor)}`),
  );
  return row?.codes ?? [];
}

/** How many units are in a basket that is at hand. */
export async function unitsIn(tx: Tx, cartId: string): Promise<number> {
  const [row] = rowsOf<{ units: number }>(
    await tx.execute(
      sql`select coalesce(sum(quantity), 0)::int as units from cart_lines where cart_id = ${cartId}`,
    ),
  );
  return row?.units ?? 0;
}
