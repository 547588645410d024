import "server-only";
import { sql } from "drizzle-orm";
import type { z } from "zod";
import { rowsOf, type Tx } from "@/db/client";
import { type Ctx, isStaff } from "@/lib/kernel/actor";
import { parseInput, refusal } from "@/lib/kernel/command";
import type { Money } from "@/lib/kernel/money";
import { notFound } from "@/lib/kernel/problem";
import { requireOwnPlace } from "@/lib/stores/own-place";
import { quoteInput } from "./input";
import { weigh } from "./weigh";

/** What an exchange would come to now. */
export type ExchangeQuote = {
  /** What comes back is worth, and what goes out costs. */
  back: Money;
  out: Money;
  /** Out less back; below 0 it is given back. */
  difference: Money;
  /** Of all that goes out the highest; null when it is for everybody. */
  ageLimit: number | null;
};

/**
 * Says the difference before anybody agrees to it; holds nothing. Throws `auth.required`, `auth.forbidden`,
 * `store.not_found`, `order.not_found`, and what `weigh` refuses.
 */
export async function quoteExchange(
  tx: Tx,
  ctx: Ctx,
  asked: z.input<typeof quoteInput>,
): Promise<ExchangeQuote> {
  const input = parseInput(quoteInput, asked);
  if (!isStaff(ctx.actor, input.beyondPolicy ? "manager" : "associate")) throw refusal(ctx.actor);
  const locationId = await requireOwnPlace(tx, ctx, input.store);
  const [order] = rowsOf<{ id: string; currency: string }>(
    await tx.execute(sql`
      select id, currency from orders where number = ${input.order} and state in ('placed', 'completed')`),
  );
  if (!order) throw notFound("order");
  const { out, money } = await weigh(tx, ctx, order.id, locationId, input);
  const of = (amount: number): Money => ({ amount, currency: order.currency });
  const difference = money.taken - money.given;
  const ages = out.lines.flatMap((line) => line.age_limit ?? []);
  return {
    back: of(out.totalAmount - difference),
    out: of(out.totalAmount),
    difference: of(difference),
    ageLimit: ages.length > 0 ? Math.max(...ages) : null,
  };
}
