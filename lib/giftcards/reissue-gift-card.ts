import "server-only";
import { sql } from "drizzle-orm";
import { z } from "zod";
import { rowsOf } from "@/db/client";
import { isStaff } from "@/lib/kernel/actor";
import { command } from "@/lib/kernel/command";
import { emit } from "@/lib/kernel/events";
import { notFound, Problem } from "@/lib/kernel/problem";
import { giftCardHash, inGroups, newGiftCardCode } from "./gift-card-code";
import type { IssuedGiftCard } from "./issue-gift-card";

/**
 * Gives a lost gift card another code: the old one is worth nothing from now on, and what was on it is on the new one, as
 * is whatever its orders give back later. A manager's to do; the code is told here and never again.
 * @param input.hint the end of the code that is lost: who comes second with the same one changes nothing
 * @returns the card with what is on it, in minor units. Throws `gift_card.not_found`, `gift_card.reissued`.
 */
export const reissueGiftCard = command({
  input: z.strictObject({
    id: z.uuid(),
    hint: z.string().length(4),
    reason: z.string().trim().min(1).max(200),
  }),
  may: (actor) => isStaff(actor, "manager"),
  async run(tx, ctx, { id, hint, reason }): Promise<IssuedGiftCard> {
    const code = newGiftCardCode();
    const [card] = rowsOf<{ amount: number; currency: string }>(
      await tx.execute(sql`
        update gift_cards set code_hash = ${giftCardHash(code)}, hint = ${code.slice(-4)}
        where id = ${id} and hint = ${hint} returning balance as amount, currency`),
    );
    if (!card) {
      const known = rowsOf(await tx.execute(sql`select 1 from gift_cards where id = ${id}`));
      throw known.length > 0
        ? new Problem("conflict", "gift_card.reissued", "This gift card has another code already.")
        : notFound("gift_card");
    }
    const data = { giftCard: id, hint: code.slice(-4), before: hint, amount: card.amount, reason };
    await emit(tx, ctx, { name: "gift_card.reissued", subject: {}, data });
    return { id, code: inGroups(code), ...card };
  },
});
