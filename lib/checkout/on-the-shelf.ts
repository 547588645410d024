import "server-only";
import type { Tx } from "@/db/client";
import type { LocalizedText } from "@/db/schema/catalog";
import { asker, availabilityAt } from "@/lib/inventory/availability";
import { variantsScanned } from "@/lib/inventory/variants";
import type { Ctx } from "@/lib/kernel/actor";
import type { Store } from "@/lib/stores/store";
import { counterQuote, type SaleWay } from "./counter-quote";

/** One thing that a shopper in a store holds in their hand. Amounts are minor units. */
export type OnTheShelf = {
  sku: string;
  /** Slug of its product. */
  product: string;
  title: string;
  picture: string | null;
  /** What one costs now, and by itself. */
  amount: number;
  unitAmount: number;
  /** Names of the promotions that make the difference, in every language they were given. */
  promotions: LocalizedText[];
  /** Units that can be promised here now. */
  here: number;
  /** How one can be had: here first, then the nearest store first, sent last. */
  ways: SaleWay[];
};

/**
 * What a scanned code is to a shopper who stands in a store: its price there, promotions counted in, how many there are, and
 * how it can be had, from the same availability as everywhere. Six statements.
 * @returns null for a code of nothing that the shop sells
 */
export async function onTheShelf(
  tx: Tx,
  ctx: Ctx,
  ask: { code: string; from: Store; stores: readonly Store[] },
): Promise<OnTheShelf | null> {
  const { code, from, stores } = ask;
  const sku = (await variantsScanned(tx, [code])).get(code)?.[0]?.sku;
  if (sku === undefined) return null;
  const lines = [{ sku, quantity: 1, collectAt: from.slug }];
  const { quote, lines: quoted } = await counterQuote(tx, ctx, { lines, from, stores });
  const [line] = quoted;
  const [there] = await availabilityAt(tx, asker(ctx), [from], { skus: [sku] });
  if (!line || line.unitAmount === null || !there) return null;
  return {
    sku,
    product: there.product,
    title: line.title,
    picture: line.picture,
    amount: quote.priced.totalAmount,
    unitAmount: line.unitAmount,
    promotions: quote.priced.used.map(({ promotion }) => promotion.name),
    here: there.readyBy ? there.available : 0,
    ways: line.ways,
  };
}
