import "server-only";
import { sql } from "drizzle-orm";
import { rowsOf, type Tx } from "@/db/client";
import type { LocalizedText } from "@/db/schema/catalog";
import { type Ctx, isStaff } from "@/lib/kernel/actor";
import { refusal } from "@/lib/kernel/command";
import { isId } from "@/lib/kernel/id";
import { isoInstant as iso } from "@/lib/kernel/iso-instant";
import { notFound } from "@/lib/kernel/problem";
import { ownPromotions } from "./own-promotions";
import type { PromotionCombining, PromotionKind } from "./promotion-states";

/** A promotion as those see it who decide about it. Amounts are minor units, instants ISO strings. */
export type StaffPromotion = {
  id: string;
  name: LocalizedText;
  kind: PromotionKind;
  basisPoints: number | null;
  amount: number | null;
  buyUnits: number | null;
  getUnits: number | null;
  currency: string;
  minimumAmount: number;
  excludesSale: boolean;
  firstOrder: boolean;
  needsCode: boolean;
  combining: PromotionCombining;
  startsAt: string;
  endsAt: string | null;
  maxUses: number | null;
  maxUsesEach: number | null;
  state: "planned" | "running" | "over";
  /** Orders that use it and did not die, and what they saved together. */
  orders: number;
  givenAway: number;
  departments: LocalizedText[];
  /** Names of its stores; none for all. */
  stores: string[];
  codes: number;
  /** The one code of a promotion that has one. */
  code: string | null;
  /** Whether the reader may end it and make codes for it. */
  own: boolean;
};

/**
 * The shop's promotions, those that run first, then the planned, then the latest that are over, for managers.
 * Throws `auth.required`, `auth.forbidden`. One statement.
 * @param limit how many at most
 */
export async function staffPromotions(tx: Tx, ctx: Ctx, limit: number): Promise<StaffPromotion[]> {
  if (!isStaff(ctx.actor, "manager")) throw refusal(ctx.actor);
  return rowsOf<StaffPromotion>(
    await tx.execute(sql`
      with listed as (
        select p.*, case when p.ends_at <= now() then 'over' when p.starts_at > now() then 'planned' else 'running' end as state
        from promotions p
      ),
      shown as (
        select * from listed
        order by array_position(array['running', 'planned', 'over'], state), created_at desc, id limit ${limit}
      )
      select p.id, p.name, p.kind, p.basis_points as "basisPoints", p.amount, p.buy_units as "buyUnits",
        p.get_units as "getUnits", p.currency, p.minimum_amount as "minimumAmount", p.excludes_sale as "excludesSale",
        p.first_order as "firstOrder", p.needs_code as "needsCode", p.combining, ${iso("p.starts_at")} as "startsAt",
        ${iso("p.ends_at")} as "endsAt", p.max_uses as "maxUses", p.max_uses_each as "maxUsesEach", p.state,
        used.orders, used.saved as "givenAway", coded.codes, coded.code,
        (select coalesce(json_agg(d.name order by d.position, d.slug), '[]') from promotion_departments pd
         join departments d on d.id = pd.department_id where pd.promotion_id = p.id) as departments,
        (select coalesce(json_agg(l.name order by l.name), '[]') from promotion_stores ps
         join stock_locations l on l.id = ps.location_id where ps.promotion_id = p.id) as stores,
        ${ownPromotions(ctx)} as own
      from shown p
      cross join lateral (select count(*)::int as orders, coalesce(sum(r.amount), 0)::float8 as saved
        from promotion_redemptions r where r.promotion_id = p.id and r.given_back_at is null) used
      cross join lateral (select count(*)::int as codes, case when count(*) = 1 then min(c.code) end as code
        from promotion_codes c where c.promotion_id = p.id) coded
      order by array_position(array['running', 'planned', 'over'], p.state), p.created_at desc, p.id`),
  );
}

/** A code as it is handed out; `uses` are orders that did not die. */
export type IssuedCode = { name: LocalizedText; code: string; maxUses: number | null; uses: number };

/**
 * The codes of a promotion, for whoever may make them, the oldest first.
 * Throws `auth.required`, `auth.forbidden`, `promotion.not_found` (also for another's). One statement.
 */
export async function issuedCodes(tx: Tx, ctx: Ctx, id: string): Promise<IssuedCode[]> {
  if (!isStaff(ctx.actor, "manager")) throw refusal(ctx.actor);
  const codes = isId(id)
    ? rowsOf<IssuedCode>(
        await tx.execute(sql`
          select p.name, c.code, c.max_uses as "maxUses",
            (select count(*)::int from promotion_redemptions r
             where r.promotion_id = p.id and r.code = c.code and r.given_back_at is null) as uses
          from promotion_codes c join promotions p on p.id = c.promotion_id
          where p.id = ${id} and ${ownPromotions(ctx)} order by c.created_at, c.code`),
      )
    : [];
  if (codes.length === 0) throw notFound("promotion");
  return codes;
}
