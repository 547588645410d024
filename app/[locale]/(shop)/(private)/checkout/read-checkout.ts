import type { CheckoutState } from "@/app/_server/checkout-state";
import type { CheckoutView } from "@/components/shop/checkout/view";
import { db } from "@/db/client";
import { offersAt } from "@/lib/cart/basket";
import type { CartLine } from "@/lib/cart/cart";
import { cartCodes, cartLines } from "@/lib/cart/queries";
import { deliveredLines, expectedParcels } from "@/lib/checkout/expected-parcels";
import { type HeldPickup, heldPickups } from "@/lib/checkout/held-pickups";
import { type Quote, quote } from "@/lib/checkout/quote";
import type { SkuUnits } from "@/lib/inventory/units-by-sku";
import type { Ctx } from "@/lib/kernel/actor";
import { windowPlaces } from "@/lib/stores/book-window";
import type { Store } from "@/lib/stores/store";
import { windowsOf } from "@/lib/stores/windows";
import { checkoutView } from "./checkout-view";
import { isSoldOut } from "./refusals";
import { noneSaved, savedAddresses, withChosen } from "./saved-addresses";

/** How many days ahead the page offers windows for. */
const windowDays = 4;

/**
 * Everything the checkout page shows; null when nothing of it is known any more. Five statements, three for what is sent,
 * and one for each store's windows.
 */
export async function readCheckoutView(
  ctx: Ctx,
  state: CheckoutState,
  stores: readonly Store[],
): Promise<CheckoutView | null> {
  const { locale, now } = ctx;
  const pickups = await heldPickups(db(), state.holds, locale);
  const basket = await cartLines(db(), ctx);
  const lines = deliveredLines(basket);
  if (pickups.length === 0 && lines.length === 0) return null;
  const skus = pickups.flatMap((pickup) => pickup.lines.map((line) => line.sku));
  const saved = lines.length > 0 ? await savedAddresses(ctx, state.typed) : noneSaved;
  const said = withChosen(state.typed, saved);
  const [offers, parcels, quoted] = await Promise.all([
    offersAt(db(), ctx, stores, skus),
    parcelsOf(ctx, lines, said),
    quoteCheckout(ctx, { pickups, sent: lines, stores, said }),
  ]);
  const windows = await Promise.all(
    pickups.map(async (pickup) => {
      const store = stores.find((s) => s.slug === pickup.store);
      const [line] = pickup.lines;
      const offer = store && line && offers(line.sku, store);
      const offered =
        store && !offer?.paused ? windowsOf(store, now, windowDays, offer?.readyBy ?? undefined) : [];
      const left = store ? await windowPlaces(db(), store, offered) : new Map<number, number>();
      return [pickup.store, { offered, left }] as const;
    }),
  );
  const sent = { lines, parcels, saved };
  return checkoutView({
    pickups,
    basket,
    sent,
    quoted,
    stores,
    offers,
    windows: new Map(windows),
    locale,
    now,
  });
}

/** What a checkout costs, with the codes of the basket, to where and for whom the fields say. Two statements. */
export async function quoteCheckout(
  ctx: Ctx,
  {
    pickups,
    sent,
    stores,
    said,
  }: {
    pickups: readonly HeldPickup[];
    sent: readonly CartLine[];
    stores: readonly Store[];
    said: CheckoutState["typed"];
  },
): Promise<Quote> {
  const held = pickups.flatMap(({ store, lines }) => lines.map((line) => ({ ...line, store })));
  const codes = await cartCodes(db(), ctx);
  const email = said.email?.trim().toLowerCase() || null;
  return quote(db(), ctx, { lines: [...held, ...sent], stores, codes, to: said, email });
}

/** To where the fields say, as far as they say it; none when not all of it can be sent any more. */
async function parcelsOf(
  ctx: Ctx,
  lines: readonly CartLine[],
  { postalCode = "", countryCode = "" }: CheckoutState["typed"],
): Promise<SkuUnits[][]> {
  if (lines.length === 0) return [];
  return expectedParcels(db(), ctx, lines, { postalCode, countryCode }).catch((error: unknown) => {
    if (isSoldOut(error)) return [];
    throw error;
  });
}
