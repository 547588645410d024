import "server-only";
import { sql } from "drizzle-orm";
import { z } from "zod";
import { rowsOf, type Tx } from "@/db/client";
import type { Ctx } from "@/lib/kernel/actor";
import { command } from "@/lib/kernel/command";
import { Problem } from "@/lib/kernel/problem";
import { mayShop, shopperOf } from "@/lib/kernel/shopper";
import { mostCodes, refuseCodes, typedCode } from "@/lib/promotions/given-codes";
import { guardCodes } from "@/lib/promotions/guard-codes";
import { priceGround } from "@/lib/promotions/price-ground";
import { openCart } from "./open-cart";

/**
 * Keeps a discount code with the shopper's basket. That the basket does not fulfil its conditions yet is no reason to
 * refuse it: the page says what is missing.
 * Throws `promotion.code_unknown` (422), `promotion.code_first_order`, `promotion.code_used`,
 * `promotion.too_many_codes`, `promotion.too_many_tries` (429).
 */
export const giveCode = command({
  input: z.strictObject({ code: typedCode }),
  may: mayShop,
  async run(tx, ctx, { code }): Promise<void> {
    const ground = await guardCodes(ctx, () => readCode(tx, ctx, code));
    refuseCodes([code], ground, { unused: [] });
    const cartId = await openCart(tx, ctx);
    const kept = rowsOf(
      await tx.execute(sql`
        update carts set codes = case when ${code} = any(codes) then codes else codes || ${code}::text end
        where id = ${cartId} and (${code} = any(codes) or cardinality(codes) < ${mostCodes}) returning 1`),
    );
    if (kept.length === 0)
      throw new Problem("conflict", "promotion.too_many_codes", "A basket takes no further code.", {
        max: mostCodes,
      });
  },
});

async function readCode(tx: Tx, ctx: Ctx, code: string) {
  const { customer: id = null } = shopperOf(ctx.actor) ?? {};
  const email = ctx.actor.kind === "customer" ? ctx.actor.email : null;
  const ground = await priceGround(tx, { skus: [], codes: [code], customer: { id, email }, to: null });
  return { ...ground, guessed: ground.codes.some(({ why }) => why === "unknown") };
}
