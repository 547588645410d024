import "server-only";
import { sql } from "drizzle-orm";
import { rowsOf, type Tx } from "@/db/client";
import type { VariantOption } from "@/db/schema/catalog";
import { offersAt, readyFor } from "@/lib/cart/basket";
import { deliveredBy, parcelsFrom, planAsk } from "@/lib/cart/basket-options";
import { shop } from "@/lib/catalog/shop";
import { withOptions } from "@/lib/catalog/titles";
import { readShelves } from "@/lib/inventory/availability";
import { unitsBySku } from "@/lib/inventory/units-by-sku";
import type { Ctx } from "@/lib/kernel/actor";
import { distanceMeters } from "@/lib/stores/distance";
import type { Store } from "@/lib/stores/store";
import { type Quote, quote } from "./quote";

/** A line that somebody puts together at a counter; `collectAt` is a store's slug, null for what is sent. */
export type SaleLine = { sku: string; quantity: number; collectAt: string | null };

/** One way to have a line, and when. */
export type SaleWay = { collectAt: string | null; distanceMeters: number | null; readyBy: Date };

export type QuotedSaleLine = SaleLine & {
  title: string;
  picture: string | null;
  /** Price of one, in minor units; null for what the shop does not sell. */
  unitAmount: number | null;
  /** How all of it can be had, the nearest store first, sent last. */
  ways: SaleWay[];
};

export type CounterQuote = { lines: QuotedSaleLine[]; quote: Quote };

type Goods = {
  sku: string;
  title: string;
  options: VariantOption[];
  picture: string | null;
  unitAmount: number | null;
  vat: number;
};

/**
 * What goods would cost and how each line could be had, seen from the counter of one store; nothing is held. What several
 * lines draw on together is judged for each way alone, and again by the sale. Four statements.
 * @param stores every store that hands over orders
 */
export async function counterQuote(
  tx: Tx,
  ctx: Ctx,
  ask: { lines: readonly SaleLine[]; from: Store; stores: readonly Store[]; postalCode?: string | undefined },
): Promise<CounterQuote> {
  const { lines, from, stores } = ask;
  const units = unitsBySku(lines);
  const skus = [...units.keys()];
  const goods = await goodsOf(tx, skus, ctx.locale);
  const offers = await offersAt(tx, ctx, stores, skus);
  const shelves = await readShelves(tx, null, stores, { skus });
  const plan = planAsk([], shelves, stores, { near: from, now: ctx.now });
  const sending = parcelsFrom(shelves, stores);
  const near = stores
    .map((store) => ({ store, meters: distanceMeters(store, from) }))
    .sort((a, b) => a.meters - b.meters);
  const waysOf = (sku: string): SaleWay[] => {
    const wanted = units.get(sku)!;
    const collected = near.flatMap(({ store, meters }): SaleWay[] => {
      const readyBy = readyFor(offers(sku, store), wanted);
      return readyBy ? [{ collectAt: store.slug, distanceMeters: meters, readyBy }] : [];
    });
    const sent = sending.reduce((sum, place) => sum + plan.units(sku, place), 0) >= wanted;
    return sent
      ? [...collected, { collectAt: null, distanceMeters: null, readyBy: deliveredBy(ctx.now) }]
      : collected;
  };
  const priced = await quote(tx, ctx, {
    lines: lines.map(({ sku, quantity, collectAt }) => {
      const found = goods.get(sku);
      return {
        sku,
        quantity,
        unitAmount: found?.unitAmount ?? null,
        vatBasisPoints: found?.vat ?? 0,
        store: collectAt,
      };
    }),
    stores,
    codes: [],
    to: { postalCode: ask.postalCode },
  });
  return {
    quote: priced,
    lines: lines.map((line) => {
      const found = goods.get(line.sku);
      return {
        ...line,
        title: found ? withOptions(found.title, found.options, ctx.locale) : line.sku,
        picture: found?.picture ?? null,
        unitAmount: found?.unitAmount ?? null,
        ways: waysOf(line.sku),
      };
    }),
  };
}

async function goodsOf(tx: Tx, skus: readonly string[], locale: string): Promise<Map<string, Goods>> {
  if (skus.length === 0) return new Map();
  const rows = rowsOf<Goods>(
    await tx.execute(sql`
      select v.sku, coalesce(t.title, d.title, p.slug) as title, v.options, p.vat_basis_points as vat, m.src as picture,
        case when v.active and p.status = 'published' then price.amount end as "unitAmount"
      from variants v join products p on p.id = v.product_id
      left join product_texts t on t.product_id = p.id and t.locale = ${locale}
      left join product_texts d on d.product_id = p.id and d.locale = ${shop.defaultLocale}
      left join product_media m on m.product_id = p.id and m.position = 0
      left join prices price on price.variant_id = v.id and price.currency = ${shop.currency}
      where v.sku = any(${sql.param([...skus])}::text[])`),
  );
  return new Map(rows.map((row) => [row.sku, row]));
}
