import "server-only";
import type { Ctx } from "@/lib/kernel/actor";
import { giveBackLimits, type Limit, takeLimits } from "@/lib/kernel/limits";
import { Problem } from "@/lib/kernel/problem";
import { shopperOf } from "@/lib/kernel/shopper";

const bound = { max: 10, windowSeconds: 3600 };

/** The shopper's tries, and those of everybody at the same address block. Money is behind a code: nobody is trusted. */
function limitsOf({ actor, address }: Ctx): Limit[] {
  const shopper = shopperOf(actor);
  const named =
    actor.kind === "api_key" ? (actor.shopper ?? actor.id) : (shopper?.customer ?? shopper?.visitor);
  return [
    ...(named ? [`gift-card:shopper:${named}`] : []),
    ...(address ? [`gift-card:address:${address}`] : []),
  ].map((bucket) => ({ bucket, ...bound }));
}

/**
 * Finds a gift card for whoever typed its code. A try is counted before it is judged, and taken back when it was no guess.
 * @param pointer where the code stands in the input
 * Throws `gift_card.unknown` (422), `gift_card.too_many_tries` (429) past ten wrong ones an hour.
 */
export async function guardGiftCard<T>(
  ctx: Ctx,
  pointer: string,
  find: () => Promise<T | undefined>,
): Promise<T> {
  const limits = limitsOf(ctx);
  if (limits.length > 0) await takeLimits("gift_card.too_many_tries", ...limits);
  const card = await find();
  if (!card)
    throw new Problem("invalid", "gift_card.unknown", "There is no gift card with this code.", {
      errors: [{ pointer, code: "gift_card.unknown", detail: "is the code of no gift card" }],
    });
  if (limits.length > 0) await giveBackLimits(...limits);
  return card;
}
