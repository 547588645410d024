import "server-only";
import { type SQL, sql } from "drizzle-orm";
import { rowsOf, type Tx } from "@/db/client";
import type { VariantOption } from "@/db/schema/catalog";
import { shop } from "@/lib/catalog/shop";
import { type Ctx, isStaff } from "@/lib/kernel/actor";
import { requireOwnPlace } from "@/lib/stores/own-place";

/** Something that could go out in exchange. */
export type Candidate = {
  sku: string;
  title: string;
  options: VariantOption[];
  picture: string | null;
  ageLimit: number | null;
  /** Today's, in minor units of the shop's currency. */
  unitAmount: number;
  /** How many the store can hand over now: also what it keeps back from online sale. */
  here: number;
};

/** As many as a screen of a tablet shows. */
const most = 12;

/** The variants of the product that a fulfillment's line is of, that one first. At most two statements. */
export const variantsBeside = (
  tx: Tx,
  ctx: Ctx,
  { store, lineId }: { store: string; lineId: string },
): Promise<Candidate[]> =>
  candidates(tx, ctx, store, {
    where: sql`p.id = (select own.product_id from fulfillment_lines fl join variants own on own.id = fl.variant_id
      where fl.id = ${lineId})`,
    first: sql`v.id <> (select fl.variant_id from fulfillment_lines fl where fl.id = ${lineId}), v.position`,
  });

/** What the shop sells by a barcode, a SKU or words of its name; what is here first. At most two statements. */
export async function goodsNamed(
  tx: Tx,
  ctx: Ctx,
  { store, text }: { store: string; text: string },
): Promise<Candidate[]> {
  const wanted = text.trim().slice(0, 100);
  if (wanted.length < 2) return [];
  const like = `%${wanted.replace(/[\\%_]/g, (c) => `\\${c}`)}%`;
  return candidates(tx, ctx, store, {
    where: sql`(v.barcode = ${wanted} or lower(v.sku) = lower(${wanted}) or coalesce(t.title, d.title, p.slug) ilike ${like})`,
    first: sql`(v.barcode = ${wanted} or lower(v.sku) = lower(${wanted})) desc, here = 0, title, v.sku`,
  });
}

async function candidates(
  tx: Tx,
  ctx: Ctx,
  store: string,
  { where, first }: { where: SQL; first: SQL },
): Promise<Candidate[]> {
  if (!isStaff(ctx.actor)) return [];
  const locationId = await requireOwnPlace(tx, ctx, store);
  return rowsOf<Candidate>(
    await tx.execute(sql`
      select v.sku, v.title, v.options, v.picture, v."ageLimit", v."unitAmount", v.here from (
        select v.sku, coalesce(t.title, d.title, p.slug) as title, v.options, m.src as picture, p.age_limit as "ageLimit",
          pr.amount as "unitAmount", greatest(0, coalesce(s.on_hand - s.reserved - s.allocated + x.lapsed, 0))::int as here,
          v.id, v.barcode, v.position
        from variants v
        join products p on p.id = v.product_id and p.status = 'published'
        join prices pr on pr.variant_id = v.id and pr.currency = ${shop.currency}
        left join product_texts t on t.product_id = p.id and t.locale = ${ctx.locale}
        left join product_texts d on d.product_id = p.id and d.locale = ${shop.defaultLocale}
        left join product_media m on m.product_id = p.id and m.position = 0
        left join stock_levels s on s.variant_id = v.id and s.location_id = ${locationId}
        left join lateral (select coalesce(sum(rl.quantity), 0)::int as lapsed from reservation_lines rl
          join reservations r on r.id = rl.reservation_id where rl.variant_id = v.id and r.stock_location_id = ${locationId}
            and r.state = 'held' and r.expires_at <= now()) x on true
        where v.active and ${where}) v
      order by ${first} limit ${most}`),
  );
}
