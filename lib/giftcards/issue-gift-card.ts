import "server-only";
import { sql } from "drizzle-orm";
import { z } from "zod";
import { shop } from "@/lib/catalog/shop";
import { actorRef, isStaff } from "@/lib/kernel/actor";
import { command } from "@/lib/kernel/command";
import { emit } from "@/lib/kernel/events";
import { newId } from "@/lib/kernel/id";
import { giftCardHash, inGroups, newGiftCardCode } from "./gift-card-code";

/** What a gift card may hold, in minor units. */
export const mostOnGiftCard = 100_000;

/** `code` is told here and never again. */
export type IssuedGiftCard = { id: string; code: string; amount: number; currency: string };

/**
 * Makes a gift card with so much on it. A manager's to do: it is money.
 * @param input.amount minor units of the shop's currency
 */
export const issueGiftCard = command({
  input: z.strictObject({ amount: z.number().int().min(1).max(mostOnGiftCard) }),
  may: (actor) => isStaff(actor, "manager"),
  async run(tx, ctx, { amount }): Promise<IssuedGiftCard> {
    const id = newId();
    const code = newGiftCardCode();
    const by = actorRef(ctx.actor);
    await tx.execute(sql`
      with card as (
        insert into gift_cards (id, code_hash, hint, currency, amount, balance, issued_by)
        values (${id}, ${giftCardHash(code)}, ${code.slice(-4)}, ${shop.currency}, ${amount}, ${amount}, ${by})
        returning id
      )
      insert into gift_card_entries (id, gift_card_id, kind, amount, cause, actor)
      select ${newId()}, id, 'issued', ${amount}, 'issue', ${by} from card`);
    const data = { giftCard: id, hint: code.slice(-4), amount };
    await emit(tx, ctx, { name: "gift_card.issued", subject: {}, data });
    return { id, code: inGroups(code), amount, currency: shop.currency };
  },
});
