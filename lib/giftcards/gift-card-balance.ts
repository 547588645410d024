import "server-only";
import { sql } from "drizzle-orm";
import { z } from "zod";
import { rowsOf } from "@/db/client";
import { command } from "@/lib/kernel/command";
import { giftCardHash, typedGiftCardCode } from "./gift-card-code";
import { guardGiftCard } from "./guard-gift-card";

/** `hint` is the end of its code; the amount is in minor units. */
export type GiftCardBalance = { hint: string; amount: number; currency: string };

/**
 * How much is left on a gift card, for whoever has its code.
 * Throws `gift_card.unknown` (422), `gift_card.too_many_tries` (429).
 */
export const giftCardBalance = command({
  input: z.strictObject({ code: typedGiftCardCode }),
  may: () => true,
  run: (tx, ctx, { code }): Promise<GiftCardBalance> =>
    guardGiftCard(
      ctx,
      "/code",
      async () =>
        rowsOf<GiftCardBalance>(
          await tx.execute(sql`
            select hint, balance as amount, currency from gift_cards where code_hash = ${giftCardHash(code)}`),
        )[0],
    ),
});
