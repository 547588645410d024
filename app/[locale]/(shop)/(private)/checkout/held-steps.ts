import { type CheckoutState, keepCheckout } from "@/app/_server/checkout-state";
import type { Outcome } from "@/components/shop/form/outcome";
import { changePickup } from "@/lib/checkout/change-pickup";
import { extendHolds } from "@/lib/checkout/extend-holds";
import type { HeldPickup } from "@/lib/checkout/held-pickups";
import { type Hold, holdBasket } from "@/lib/checkout/hold-basket";
import { translator } from "@/lib/i18n/translator";
import type { Ctx } from "@/lib/kernel/actor";
import { Problem } from "@/lib/kernel/problem";

type Change = { from: string; store?: string; windowId: string | null };

/** Another store or time, held before the page says so. */
export async function changeHolds(ctx: Ctx, state: CheckoutState, change: Change): Promise<Outcome> {
  await keepCheckout({ ...state, holds: await changePickup(ctx, change) });
  const message = translator(ctx.locale, "checkout.how")("changed");
  return { tone: "done", message, ...(change.store ? { focus: `pickup-${change.store}` } : {}) };
}

/** Where a list of times says something else than what is held, as when it was changed at the last moment: that counts. */
export async function holdChosen(
  ctx: Ctx,
  state: CheckoutState,
  pickups: readonly HeldPickup[],
  windowOf: (store: string) => string | null,
): Promise<CheckoutState> {
  let latest = state;
  for (const { store, shipped, window } of pickups) {
    if (shipped) continue;
    const windowId = windowOf(store);
    if (windowId === (window?.id ?? null)) continue;
    latest = { ...latest, holds: await changePickup(ctx, { from: store, windowId }) };
    await keepCheckout(latest);
  }
  return latest;
}

/** Gives more time, once. */
export async function moreTime(ctx: Ctx, state: CheckoutState): Promise<void> {
  if (state.holds.length === 0)
    throw new Problem("conflict", "reservation.not_held", "Nothing is held any more.");
  await extendHolds(ctx, { holds: state.holds.map(({ id, token }) => ({ id, token })) });
}

/**
 * Holds the basket again as it is now, at the times that were chosen. A time that is gone meanwhile costs only the
 * time: the goods are held for as soon as they are ready, and the page says so.
 */
export async function holdAgain(
  ctx: Ctx,
  state: CheckoutState,
  windowOf: (store: string) => string | null,
): Promise<Outcome> {
  const t = translator(ctx.locale, "checkout");
  const keep = async (holds: Hold[]) => keepCheckout({ ...state, holds });
  try {
    const windows = Object.fromEntries(state.holds.map(({ store }) => [store, windowOf(store)]));
    await keep(await holdBasket(ctx, { windows }));
    return { tone: "done", message: t("expired.held") };
  } catch (error) {
    if (!(error instanceof Problem) || !error.code.startsWith("window.")) throw error;
    const windows = Object.fromEntries(state.holds.map(({ store }) => [store, null]));
    await keep(await holdBasket(ctx, { windows }));
    return { tone: "refused", message: t("refused.window.full") };
  }
}
