import "server-only";
import { sql } from "drizzle-orm";
import { z } from "zod";
import { rowsOf } from "@/db/client";
import type { Ctx } from "@/lib/kernel/actor";
import { command } from "@/lib/kernel/command";
import { giveBackLimits, type Limit, takeLimits } from "@/lib/kernel/limits";
import { Problem } from "@/lib/kernel/problem";
import { shopperOf } from "@/lib/kernel/shopper";
import { giftCardHash, typedGiftCardCode } from "./gift-card-code";

export type GiftCardBalance = { hint: string; amount: number; currency: string };

const hour = 3600;

/** Nobody stands for many here: money is behind a code, so that a server's key is bound by its address as well. */
function limitsOf({ actor, address }: Ctx): Limit[] {
  const shopper = shopperOf(actor);
  const named = shopper?.customer ?? shopper?.visitor;
  return [
    ...(named ? [{ bucket: `gift-card:shopper:${named}`, max: 10, windowSeconds: hour }] : []),
    ...(address ? [{ bucket: `gift-card:address:${address}`, max: 10, windowSeconds: hour }] : []),
    ...(named || address ? [] : [{ bucket: "gift-card:nobody", max: 10, windowSeconds: hour }]),
  ];
}

export const unknownGiftCard = (): Problem =>
  new Problem("invalid", "gift_card.unknown", "There is no gift card with this code.", {
    errors: [{ pointer: "/code", code: "gift_card.unknown", detail: "is the code of no gift card" }],
  });

/**
 * How much is left on a gift card, for whoever has its code. A try is counted before it is judged, and taken back when
 * it was no guess.
 * Throws `gift_card.unknown` (422), `gift_card.too_many_tries` (429) past ten wrong ones an hour.
 */
export const giftCardBalance = command({
  input: z.strictObject({ code: typedGiftCardCode }),
  may: () => true,
  async run(tx, ctx, { code }): Promise<GiftCardBalance> {
    const limits = limitsOf(ctx);
    await takeLimits("gift_card.too_many_tries", ...limits);
    const [card] = rowsOf<GiftCardBalance>(
      await tx.execute(sql`
        select hint, balance as amount, currency from gift_cards where code_hash = ${giftCardHash(code)}`),
    );
    if (!card) throw unknownGiftCard();
    await giveBackLimits(...limits);
    return card;
  },
});
