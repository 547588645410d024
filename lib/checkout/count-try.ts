import "server-only";
import { ownHolder } from "@/lib/inventory/holder";
import { type Ctx, isTrusted } from "@/lib/kernel/actor";
import { countLimits, type Limit } from "@/lib/kernel/limits";

const hour = 3600;
const perBasket = 5;
const perAddress = 10;

/**
 * Counts one try to pay by card, beside the transaction: whoever tries cards is stopped on every way in. A try that was
 * not declined is given back. A server that orders for many is counted by what it holds, not by its address.
 * @returns what was counted
 * Throws `payment.too_many_declines` (429).
 */
export async function countTry(ctx: Ctx, held: readonly { id: string }[]): Promise<Limit[]> {
  const basket = ownHolder(ctx.actor) ?? held[0]?.id;
  const limits: Limit[] = [];
  if (basket) limits.push({ bucket: `declined:${basket}`, max: perBasket, windowSeconds: hour });
  if (ctx.address && !isTrusted(ctx.actor))
    limits.push({ bucket: `declined:address:${ctx.address}`, max: perAddress, windowSeconds: hour });
  return limits.length > 0 ? countLimits("payment.too_many_declines", ...limits) : [];
}
