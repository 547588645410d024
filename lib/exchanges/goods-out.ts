import "server-only";
import { sql } from "drizzle-orm";
import { rowsOf, type Tx } from "@/db/client";
import type { VariantOption } from "@/db/schema/catalog";
import { shop } from "@/lib/catalog/shop";
import { addUp, type SkuUnits } from "@/lib/inventory/units-by-sku";
import { newId } from "@/lib/kernel/id";
import { Problem } from "@/lib/kernel/problem";
import { priceGround } from "@/lib/promotions/price-ground";
import { type PricedOrder, priceOrder } from "@/lib/promotions/price-order";
import type { PromotedGoods } from "@/lib/promotions/promotion";

/** Whom the goods are for: their promotions and their words. */
export type For = { customerId: string | null; email: string; locale: string; locationId: string };

type Row = {
  variant_id: string;
  sku: string;
  title: string;
  options: VariantOption[];
  picture: string | null;
  age_limit: number | null;
  vat_basis_points: number;
  unit_amount: number | null;
};
export type GoodsOut = Omit<Row, "unit_amount"> &
  PromotedGoods & { id: string; quantity: number; unit_amount: number };

/**
 * What goes out in exchange, at what anybody pays for it today without a code: the promotions that run are counted, and
 * what was taken off the goods that come back stays with those. Two statements.
 * Throws `variant.not_found`, `variant.no_price`.
 */
export async function priceGoodsOut(
  tx: Tx,
  of: For,
  asked: readonly SkuUnits[],
): Promise<PricedOrder<GoodsOut>> {
  const lines = addUp(asked);
  const skus = lines.map(({ sku }) => sku);
  const rows = rowsOf<Row>(
    await tx.execute(sql`
      select v.id as variant_id, v.sku, coalesce(t.title, d.title, p.slug) as title, v.options, m.src as picture,
        p.age_limit, p.vat_basis_points, pr.amount as unit_amount
      from variants v
      join products p on p.id = v.product_id and p.status = 'published'
      left join product_texts t on t.product_id = p.id and t.locale = ${of.locale}
      left join product_texts d on d.product_id = p.id and d.locale = ${shop.defaultLocale}
      left join product_media m on m.product_id = p.id and m.position = 0
      left join prices pr on pr.variant_id = v.id and pr.currency = ${shop.currency}
      where v.sku = any(${sql.param(skus)}::text[]) and v.active`),
  );
  const customer = { id: of.customerId, email: of.email };
  const ground = await priceGround(tx, { skus, codes: [], customer, to: null });
  const goods = lines.map(({ sku, quantity }): GoodsOut => {
    const row = rows.find((r) => r.sku === sku);
    if (!row)
      throw new Problem("not_found", "variant.not_found", "The shop does not sell one of these.", { sku });
    if (row.unit_amount === null)
      throw new Problem("conflict", "variant.no_price", "One of these has no price at the moment.", { sku });
    const { departmentId, onSale } = ground.goods.get(sku)!;
    const { unit_amount, vat_basis_points: vatBasisPoints } = row;
    const place = of.locationId;
    return {
      ...row,
      id: newId(),
      quantity,
      unit_amount,
      unitAmount: unit_amount,
      vatBasisPoints,
      departmentId,
      onSale,
      place,
    };
  });
  return priceOrder(goods, 0, ground.promotions);
}
