import "server-only";
import type { Tx } from "@/db/client";
import type { Ctx } from "@/lib/kernel/actor";
import { Problem } from "@/lib/kernel/problem";
import { deliveryCountries } from "@/lib/orders/postal-codes";
import { type DeliveryRate, deliveryPrice } from "@/lib/promotions/delivery-price";
import { type CodeRefusal, refusedCodes } from "@/lib/promotions/given-codes";
import { priceGround } from "@/lib/promotions/price-ground";
import { type PricedOrder, priceOrder } from "@/lib/promotions/price-order";
import type { PromotedGoods } from "@/lib/promotions/promotion";
import type { Store } from "@/lib/stores/store";

/** Goods to be priced; `store` is the slug of where they are collected, null when they are sent. */
export type QuoteLine = {
  sku: string;
  quantity: number;
  /** Today's price of one; what has none costs nothing here, and cannot be ordered. */
  unitAmount: number | null;
  vatBasisPoints: number;
  store: string | null;
};

export type Quote = {
  priced: PricedOrder<PromotedGoods>;
  /** Given codes that do nothing as things are, and why. */
  refused: ({ code: string } & CodeRefusal)[];
  /** Given codes that an order of these goods may name. */
  codes: string[];
  /** Whether the shop sends to that place. */
  served: boolean;
};

/**
 * What goods would cost if they were ordered now; nothing is held or used. One statement.
 * @param ask.to where parcels go, as far as it is known; at home while nobody said
 * @param ask.email of whoever orders, where it is known
 */
export async function quote(
  tx: Tx,
  ctx: Ctx,
  ask: {
    lines: readonly QuoteLine[];
    stores: readonly Pick<Store, "id" | "slug">[];
    codes: readonly string[];
    to?: { countryCode?: string | undefined; postalCode?: string | undefined };
    email?: string | null;
  },
): Promise<Quote> {
  const { actor } = ctx;
  const customer = actor.kind === "customer" ? { id: actor.id, email: actor.email } : null;
  const sends = ask.lines.some(({ store }) => store === null);
  const { codes } = ask;
  const ground = await priceGround(tx, {
    skus: [...new Set(ask.lines.map(({ sku }) => sku))],
    codes,
    customer: customer ?? { id: null, email: ask.email ?? null },
    to: sends
      ? {
          countryCode: ask.to?.countryCode || (deliveryCountries[0] ?? ""),
          postalCode: ask.to?.postalCode ?? "",
        }
      : null,
  });
  const goods = ask.lines.flatMap(({ sku, store, unitAmount, ...line }): PromotedGoods[] => {
    const facts = ground.goods.get(sku);
    const place = store === null ? null : (ask.stores.find(({ slug }) => slug === store)?.id ?? store);
    const { departmentId, onSale } = facts ?? { departmentId: "", onSale: false };
    return [{ ...line, unitAmount: unitAmount ?? 0, departmentId, onSale, place }];
  });
  const grams = ask.lines
    .filter(({ store }) => store === null)
    .reduce((sum, { sku, quantity }) => sum + (ground.goods.get(sku)?.grams ?? 0) * quantity, 0);
  const delivery = sends ? priceTo(ground.rates, grams) : 0;
  const priced = priceOrder(goods, delivery ?? 0, ground.promotions);
  const refused = refusedCodes(codes, ground, priced);
  return {
    priced,
    refused,
    codes: codes.filter((code) => refused.every((r) => r.code !== code)),
    served: delivery !== null,
  };
}

/** Null where the shop does not send. */
function priceTo(rates: readonly DeliveryRate[] | null, grams: number): number | null {
  try {
    return deliveryPrice(rates, grams);
  } catch (error) {
    if (error instanceof Problem && error.code === "delivery.not_served") return null;
    throw error;
  }
}
