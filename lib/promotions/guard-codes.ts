import "server-only";
import type { Ctx } from "@/lib/kernel/actor";
import { giveBackLimits, type Limit, takeLimits } from "@/lib/kernel/limits";
import { shopperOf } from "@/lib/kernel/shopper";

const most = 10;
const windowSeconds = 3600;

/** Tries of whoever guesses codes: the shopper's, and those of everybody at the same address block. */
function limitsOf({ actor, address }: Ctx): Limit[] {
  const shopper = shopperOf(actor);
  const named = actor.kind === "api_key" ? actor.shopper : (shopper?.customer ?? shopper?.visitor);
  const bound = actor.kind === "visitor" || actor.kind === "customer" || named !== undefined;
  if (!bound) return [];
  return [
    ...(named ? [`promotion-code:shopper:${named}`] : []),
    ...(address ? [`promotion-code:address:${address}`] : []),
  ].map((bucket) => ({ bucket, max: most, windowSeconds }));
}

/**
 * Judges discount codes that somebody typed. A try is counted before it is judged, and taken back when it was no
 * guess; so what is asked too often is not judged at all. A server's own key stands for many and is not counted.
 * @param judge whether every code is one that runs
 * Throws `promotion.too_many_tries` (429) past ten wrong ones an hour.
 */
export async function guardCodes<T extends { guessed: boolean }>(
  ctx: Ctx,
  judge: () => Promise<T>,
): Promise<T> {
  const limits = limitsOf(ctx);
  if (limits.length === 0) return judge();
  await takeLimits("promotion.too_many_tries", ...limits);
  const judged = await judge();
  if (!judged.guessed) await giveBackLimits(...limits);
  return judged;
}
