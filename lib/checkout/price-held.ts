import "server-only";
import type { Tx } from "@/db/client";
import type { Ctx } from "@/lib/kernel/actor";
import { newId } from "@/lib/kernel/id";
import { deliveryPrice } from "@/lib/promotions/delivery-price";
import { refuseCodes } from "@/lib/promotions/given-codes";
import { guardCodes } from "@/lib/promotions/guard-codes";
import { priceGround } from "@/lib/promotions/price-ground";
import { type PricedOrder, priceOrder } from "@/lib/promotions/price-order";
import type { PromotedGoods } from "@/lib/promotions/promotion";
import type { HeldLine, HeldReservation } from "./held-lines";
import type { PlaceOrderInput } from "./input";

/** A held line as an order has it, not priced yet. */
export type HeldGoods = HeldLine & PromotedGoods & { id: string };

/**
 * Prices what is held: promotions, the given codes and what sending it costs. One statement; three when codes are
 * given, two of them beside the transaction.
 * @param parcels ids of the reservations that are sent
 * Throws `promotion.code_unknown` and its kin, `promotion.too_many_tries` (429), `delivery.not_served` (422).
 */
export async function priceHeld(
  tx: Tx,
  ctx: Ctx,
  held: readonly HeldReservation[],
  parcels: ReadonlySet<string>,
  { codes = [], customer, delivery }: PlaceOrderInput,
): Promise<PricedOrder<HeldGoods>> {
  const skus = [...new Set(held.flatMap((r) => r.lines.map((line) => line.sku)))];
  const id = ctx.actor.kind === "customer" ? ctx.actor.id : null;
  const read = async () => {
    const to = delivery?.address ?? null;
    const ground = await priceGround(tx, { skus, codes, customer: { id, email: customer.email }, to });
    return { ...ground, guessed: ground.codes.some(({ why }) => why === "unknown") };
  };
  const ground = codes.length > 0 ? await guardCodes(ctx, read) : await read();
  const goods = held.flatMap((reservation) =>
    reservation.lines.map((line): HeldGoods => {
      const { departmentId, onSale } = ground.goods.get(line.sku)!;
      const place = parcels.has(reservation.id) ? null : reservation.location_id;
      return { ...line, ...amountsOf(line), id: newId(), departmentId, onSale, place };
    }),
  );
  const sent = goods.filter(({ place }) => place === null);
  const grams = sent.reduce((sum, { sku, quantity }) => sum + ground.goods.get(sku)!.grams * quantity, 0);
  const priced = priceOrder(
    goods,
    sent.length > 0 ? deliveryPrice(ground.rates, grams) : 0,
    ground.promotions,
  );
  refuseCodes(codes, ground, priced);
  return priced;
}

const amountsOf = ({ unit_amount, vat_basis_points }: HeldLine) => ({
  unitAmount: unit_amount,
  vatBasisPoints: vat_basis_points,
});
