import "server-only";
import { type SQL, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { VariantOption } from "@/db/schema/catalog";
import { statement } from "@/db/statement";
import { shop } from "@/lib/catalog/shop";
import { proofHours } from "@/lib/identity/confirm-contact-code";
import { Problem } from "@/lib/kernel/problem";
import { hashToken } from "@/lib/kernel/secrets";

export type HeldLine = {
  reservation_line_id: string;
  variant_id: string;
  sku: string;
  quantity: number;
  title: string;
  options: VariantOption[];
  picture: string | null;
  age_limit: number | null;
  vat_basis_points: number;
  unit_amount: number;
};
export type HeldReservation = {
  id: string;
  location_id: string;
  stock_location_id: string;
  window_id: string | null;
  ready_by: string;
  lines: HeldLine[];
  /** The order it waits to become already, while that is being paid. */
  pending_order_id: string | null;
};
export type Held = {
  reservations: HeldReservation[];
  /** Whether the contact token vouches for the address now. */
  proven: boolean;
};

type Row = HeldReservation & { token_hash: string; live: boolean; proven: boolean };

/**
 * Locks reservations and reads what they hold at today's prices, in the reader's language; and whether the customer's
 * address is proven. Orders of one contact go one after the other from here on. One statement.
 * Throws `reservation.not_found` (unknown, or another's token), `reservation.expired` with the ids that are gone,
 * `variant.no_price`.
 */
export async function lockHeld(
  tx: Tx,
  asked: readonly { id: string; token: string }[],
  customer: { locale: string; email: string; contactToken: string | undefined },
): Promise<Held> {
  const ids = asked.map((a) => a.id);
  const rows = await (ids.length === 1 ? lockOne : lockAll)(tx, {
    ids,
    id: ids[0] ?? null,
    locale: customer.locale,
    email: customer.email,
    contact_token: customer.contactToken ? hashToken(customer.contactToken) : null,
    proof_hours: proofHours,
    default_locale: shop.defaultLocale,
    currency: shop.currency,
  });
  for (const { id, token } of asked) {
    const row = rows.find((r) => r.id === id);
    if (!row || row.token_hash !== hashToken(token))
      throw new Problem("not_found", "reservation.not_found", "There is no such reservation.");
  }
  const gone = rows.filter((r) => !r.live).map((r) => r.id);
  if (gone.length > 0)
    throw new Problem(
      "conflict",
      "reservation.expired",
      "The goods are no longer held. Reserve them again.",
      {
        reservations: gone,
      },
    );
  const priceless = rows.flatMap((r) => r.lines).find((l) => l.unit_amount === null);
  if (priceless)
    throw new Problem("conflict", "variant.no_price", "One of these has no price at the moment.", {
      sku: priceless.sku,
    });
  // Locked in the order of their ids, told in the order they were asked for: the shopper's.
  const place = new Map(asked.map(({ id }, at) => [id, at]));
  const reservations = rows.toSorted((a, b) => (place.get(a.id) ?? 0) - (place.get(b.id) ?? 0));
  return { reservations, proven: rows[0]?.proven ?? false };
}

type Values = {
  ids: string[];
  id: string | null;
  locale: string;
  email: string;
  contact_token: string | null;
  proof_hours: number;
  default_locale: string;
  currency: string;
};

const lock = (which: (p: { [K in keyof Values]: SQL }) => SQL) => (p: { [K in keyof Values]: SQL }) =>
  sql`
  with contact as materialized (
    select pg_advisory_xact_lock(hashtextextended('contact ' || ${p.email}::text, 0))::text as locked,
      exists (select 1 from contact_verifications
        where token_hash = ${p.contact_token}::text and email = ${p.email}::text
          and verified_at > now() - make_interval(hours => ${p.proof_hours}::int)) as proven
  )
  select r.id, r.location_id, r.stock_location_id, r.window_id,
    to_char(r.ready_by at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as ready_by, r.token_hash, r.pending_order_id,
    r.state = 'held' and r.expires_at > now() as live, contact.proven,
    (select json_agg(json_build_object('reservation_line_id', rl.id, 'variant_id', v.id, 'sku', v.sku,
        'quantity', rl.quantity, 'title', coalesce(t.title, d.title, p.slug), 'options', v.options,
        'picture', m.src, 'age_limit', p.age_limit, 'vat_basis_points', p.vat_basis_points,
        'unit_amount', pr.amount) order by rl.id)
     from reservation_lines rl
     join variants v on v.id = rl.variant_id
     join products p on p.id = v.product_id
     left join product_texts t on t.product_id = p.id and t.locale = ${p.locale}::text
     left join product_texts d on d.product_id = p.id and d.locale = ${p.default_locale}::text
     left join product_media m on m.product_id = p.id and m.position = 0
     left join prices pr on pr.variant_id = v.id and pr.currency = ${p.currency}::text
     where rl.reservation_id = r.id) as lines
  from reservations r, contact
  where ${which(p)}
  order by r.id
  for update of r`;

// For a single one, as nearly every order has, by itself: with a set of unknown size, the database would plan anew
// each time.
const lockOne = statement<Values, Row>(lock((p) => sql`r.id = ${p.id}::uuid`));
const lockAll = statement<Values, Row>(lock((p) => sql`r.id = any(${p.ids}::uuid[])`));
