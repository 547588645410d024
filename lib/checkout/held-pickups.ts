import "server-only";
import { sql } from "drizzle-orm";
import { rowsOf, type Tx } from "@/db/client";
import type { VariantOption } from "@/db/schema/catalog";
import { shop } from "@/lib/catalog/shop";
import type { ReservationState } from "@/lib/inventory/reservation-states";
import { hashToken } from "@/lib/kernel/secrets";
import { windowId } from "@/lib/stores/windows";

/** A line that is held, at today's price in minor units; null when it has none at the moment. */
export type HeldPickupLine = {
  sku: string;
  title: string;
  options: VariantOption[];
  picture: string | null;
  plinth: string;
  ageLimit: number | null;
  vatBasisPoints: number;
  quantity: number;
  unitAmount: number | null;
};

/** What is held at one store, as the checkout page shows it. */
export type HeldPickup = {
  id: string;
  /** As the clock has it: a held one past its time reads `expired`, swept or not. */
  state: ReservationState;
  /** Slug. */
  store: string;
  /** Whether a warehouse has yet to send it there. */
  shipped: boolean;
  /** Whole seconds that are left, rounded up; 0 when nothing is held any more. */
  secondsLeft: number;
  /** Whether the shopper may still ask for more time. */
  extendable: boolean;
  readyBy: Date;
  window: { id: string; startsAt: Date; endsAt: Date } | null;
  lines: HeldPickupLine[];
};

type Row = Omit<HeldPickup, "readyBy" | "window"> & {
  token_hash: string;
  ready_by: string;
  starts_at: string | null;
  ends_at: string | null;
};

/**
 * The reservations of a checkout with what they hold, in the order asked. One that is unknown, or whose token is
 * another's, is left out. One statement.
 */
export async function heldPickups(
  tx: Tx,
  holds: readonly { id: string; token: string }[],
  locale: string,
): Promise<HeldPickup[]> {
  const rows = rowsOf<Row>(
    await tx.execute(sql`
      select r.id, r.token_hash, l.slug as store, r.stock_location_id <> r.location_id as shipped, r.ready_by, w.starts_at, w.ends_at,
        case when r.state = 'held' and r.expires_at <= now() then 'expired' else r.state end as state,
        case when r.state = 'held' then greatest(0, ceil(extract(epoch from r.expires_at - now())))::int else 0 end
          as "secondsLeft",
        r.state = 'held' and r.expires_at > now() and r.extended_at is null as extendable,
        (select json_agg(json_build_object('sku', v.sku, 'title', coalesce(t.title, d.title, p.slug),
            'options', v.options, 'picture', m.src, 'plinth', dep.plinth, 'ageLimit', p.age_limit,
            'vatBasisPoints', p.vat_basis_points, 'quantity', rl.quantity, 'unitAmount', pr.amount) order by rl.id)
         from reservation_lines rl
         join variants v on v.id = rl.variant_id
         join products p on p.id = v.product_id
         join departments dep on dep.id = p.department_id
         left join product_texts t on t.product_id = p.id and t.locale = ${locale}
         left join product_texts d on d.product_id = p.id and d.locale = ${shop.defaultLocale}
         left join product_media m on m.product_id = p.id and m.position = 0
         left join prices pr on pr.variant_id = v.id and pr.currency = ${shop.currency}
         where rl.reservation_id = r.id) as lines
      from reservations r
      join stock_locations l on l.id = r.location_id
      left join pickup_windows w on w.id = r.window_id
      where r.id = any(${sql.param(holds.map((hold) => hold.id))}::uuid[])`),
  );
  return holds.flatMap(({ id, token }) => {
    const row = rows.find((r) => r.id === id && r.token_hash === hashToken(token));
    return row ? [heldPickup(row)] : [];
  });
}

function heldPickup({ token_hash: _, ready_by, starts_at, ends_at, ...row }: Row): HeldPickup {
  const startsAt = starts_at ? new Date(starts_at) : null;
  return {
    ...row,
    readyBy: new Date(ready_by),
    window: startsAt && {
      id: windowId({ slug: row.store }, startsAt),
      startsAt,
      endsAt: new Date(ends_at as string),
    },
  };
}
