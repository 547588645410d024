import "server-only";
import { type SQL, sql } from "drizzle-orm";
import { rowsOf, type Tx } from "@/db/client";
import { type Ctx, isStaff } from "@/lib/kernel/actor";
import { refusal } from "@/lib/kernel/command";
import { isId } from "@/lib/kernel/id";
import { isoInstant as iso } from "@/lib/kernel/iso-instant";
import { normaliseCode } from "@/lib/kernel/secrets";
import type { giftCardEntryKinds } from "./entry-states";
import { giftCardHash } from "./gift-card-code";

/** A gift card as the counter sees it: by the end of its code. Amounts are minor units, instants ISO strings. */
export type StaffGiftCard = {
  id: string;
  hint: string;
  currency: string;
  amount: number;
  balance: number;
  issuedAt: string;
  /** What changed its balance, with its sign, the last first; `order` is the number of the order it was for. */
  entries: { kind: (typeof giftCardEntryKinds)[number]; amount: number; at: string; order: string | null }[];
};

const most = 20;

/**
 * The gift cards that somebody at the counter means: the one with this id or code, those whose code ends so, or those that paid
 * the order with this number. Nothing typed: the last that were made. For managers.
 * Throws `auth.required`, `auth.forbidden`. One statement.
 */
export async function staffGiftCards(tx: Tx, ctx: Ctx, typed: string): Promise<StaffGiftCard[]> {
  if (!isStaff(ctx.actor, "manager")) throw refusal(ctx.actor);
  return rowsOf<StaffGiftCard>(
    await tx.execute(sql`
      select g.id, g.hint, g.currency, g.amount, g.balance, ${iso("g.created_at")} as "issuedAt",
        (select coalesce(json_agg(json_build_object('kind', e.kind, 'amount', e.amount, 'at', ${iso("e.created_at")},
          'order', o.number) order by e.created_at desc, e.id desc), '[]')
         from gift_card_entries e left join orders o on o.id = e.order_id where e.gift_card_id = g.id) as entries
      from gift_cards g where ${meant(typed.trim())} order by g.created_at desc, g.id limit ${most}`),
  );
}

function meant(typed: string): SQL {
  if (typed === "") return sql`true`;
  if (isId(typed)) return sql`g.id = ${typed}`;
  const code = normaliseCode(typed);
  return sql`(g.code_hash = ${giftCardHash(code)} or g.hint = ${code}
    or g.id in (select e.gift_card_id from gift_card_entries e join orders o on o.id = e.order_id where o.number = ${typed}))`;
}
