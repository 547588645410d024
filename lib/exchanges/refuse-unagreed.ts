import "server-only";
import type { Tx } from "@/db/client";
import type { Ctx } from "@/lib/kernel/actor";
import { Problem } from "@/lib/kernel/problem";
import { refundLimit } from "@/lib/returns/order-in-hand";
import type { ExchangeInput } from "./input";
import type { Weighed } from "./weigh";

/**
 * Refuses an exchange that is not what was shown, that nobody took the money of, that gives back more than this member of
 * staff may, or whose goods are not for everybody. An even one moves no money, so no limit bounds it. One statement.
 * Throws `exchange.difference_changed`, `exchange.unpaid`, `exchange.over_limit` (403), `pickup.age_unchecked`.
 */
export async function refuseUnagreed(
  tx: Tx,
  ctx: Ctx,
  input: ExchangeInput,
  { money, out }: Weighed,
  currency: string,
): Promise<void> {
  const difference = { amount: money.taken - money.given, currency };
  const { expectedDifference: shown } = input;
  if (shown && (shown.amount !== difference.amount || shown.currency !== currency))
    throw new Problem("conflict", "exchange.difference_changed", "The difference is another one now.", {
      difference,
    });
  if (money.taken > 0 && !input.payment)
    throw new Problem("conflict", "exchange.unpaid", "What goes out costs more: take the money first.", {
      difference,
    });
  const age = Math.max(0, ...out.lines.map((line) => line.age_limit ?? 0));
  if (age > 0 && !input.ageChecked)
    throw new Problem("conflict", "pickup.age_unchecked", `Check that the person is ${age} or older.`, {
      ageLimit: age,
    });
  if (money.given === 0) return;
  const limit = await refundLimit(tx, ctx);
  if (money.given > limit)
    throw new Problem("forbidden", "exchange.over_limit", "This gives back more than you may alone.", {
      limit,
    });
}
