import type { CheckoutState } from "@/app/_server/checkout-state";
import type { CheckoutView } from "@/components/shop/checkout/view";
import { db } from "@/db/client";
import { offersAt } from "@/lib/cart/basket";
import { cartLines } from "@/lib/cart/queries";
import { heldPickups } from "@/lib/checkout/held-pickups";
import type { Ctx } from "@/lib/kernel/actor";
import { windowPlaces } from "@/lib/stores/book-window";
import type { Store } from "@/lib/stores/store";
import { windowsOf } from "@/lib/stores/windows";
import { checkoutView } from "./checkout-view";

/** How many days ahead the page offers windows for. */
const windowDays = 4;

/**
 * Everything the checkout page shows; null when nothing of it is known any more. Three statements, and one for each
 * store's windows.
 */
export async function readCheckoutView(
  ctx: Ctx,
  state: CheckoutState,
  stores: readonly Store[],
): Promise<CheckoutView | null> {
  const { locale, now } = ctx;
  const pickups = await heldPickups(db(), state.holds, locale);
  if (pickups.length === 0) return null;
  const skus = pickups.flatMap((pickup) => pickup.lines.map((line) => line.sku));
  const [basket, offers] = await Promise.all([cartLines(db(), ctx), offersAt(db(), ctx, stores, skus)]);
  const windows = await Promise.all(
    pickups.map(async (pickup) => {
      const store = stores.find((s) => s.slug === pickup.store);
      const [line] = pickup.lines;
      const ready = store && line && offers(line.sku, store).readyBy;
      const offered = store ? windowsOf(store, now, windowDays, ready ?? undefined) : [];
      const left = store ? await windowPlaces(db(), store, offered) : new Map<number, number>();
      return [pickup.store, { offered, left }] as const;
    }),
  );
  return checkoutView({ pickups, basket, stores, offers, windows: new Map(windows), locale, now });
}
