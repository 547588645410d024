import { sql } from "drizzle-orm";
import { type Db, rowsOf } from "@/db/client";
import type { Ctx } from "@/lib/kernel/actor";
import { newId } from "@/lib/kernel/id";
import { hashToken, randomToken } from "@/lib/kernel/secrets";
import { listStores } from "@/lib/stores/queries";
import { windowsOf } from "@/lib/stores/windows";

/** A visitor whom nobody has seen before, with an address that is proven to be theirs. */
export type Guest = { id: string; address: string; email: string; contactToken: string };

/**
 * What guests choose from: per store its windows, and goods that every store has. Two things are kept for the sales,
 * after which there are none left.
 */
export type Shelves = {
  stores: { slug: string; windows: string[] }[];
  skus: string[];
  onSale: [string, string];
};

const plenty = 1_000_000;

/**
 * Fills the demo shop's shelves and diaries, so that every guest gets what they ask for: the benchmark is about
 * checkouts, not about refusals. Through the ledger, so that the invariants still hold.
 */
export async function fillShelves(db: Db): Promise<Shelves> {
  await db.execute(sql`update stock_locations set window_capacity = 10000, picks_per_hour = 10000`);
  await db.execute(sql`
    with places as (select id from stock_locations where kind = 'store'),
    goods as (
      select v.id from variants v join products p on p.id = v.product_id and p.status = 'published'
      join prices pr on pr.variant_id = v.id where v.active
    ),
    filled as (
      insert into stock_levels as s (location_id, variant_id, on_hand)
      select places.id, goods.id, ${plenty} from places, goods
      on conflict (location_id, variant_id) do update set on_hand = s.on_hand + ${plenty}
      returning location_id, variant_id
    )
    insert into stock_movements (location_id, variant_id, kind, quantity, cause, actor)
    select location_id, variant_id, 'received', ${plenty}, 'bench:' || location_id || variant_id, 'system:bench' from filled`);
  await db.execute(sql`vacuum analyze`);
  const skus = rowsOf<{ sku: string }>(
    await db.execute(sql`
      select distinct v.sku from variants v join products p on p.id = v.product_id and p.status = 'published'
      join prices pr on pr.variant_id = v.id where v.active`),
  );
  const now = new Date();
  const stores = (await listStores(db)).map((store) => ({
    slug: store.slug,
    windows: windowsOf(store, now, 7)
      .slice(2)
      .map((w) => w.id),
  }));
  const [one, another, ...rest] = skus.map((s) => s.sku);
  return { stores, skus: rest, onSale: [one!, another!] };
}

/** So many guests, each with a mailed code confirmed: proving an address is no part of the checkout that is measured. */
export async function inviteGuests(db: Db, howMany: number): Promise<Guest[]> {
  const guests = Array.from({ length: howMany }, (_, n): Guest => {
    const id = newId();
    const address = `2001:db8:${(n >> 16).toString(16)}:${(n & 0xffff).toString(16)}::/64`;
    return { id, address, email: `guest-${id}@aisle.example`, contactToken: randomToken() };
  });
  for (let at = 0; at < guests.length; at += 5_000) {
    const some = guests.slice(at, at + 5_000);
    await db.execute(sql`
      insert into contact_verifications (id, email, code_hash, created_at, expires_at, verified_at, token_hash)
      select x.id, x.email, 'proven', now(), now() + interval '1 day', now(), x.token
      from unnest(${sql.param(some.map((g) => g.id))}::uuid[], ${sql.param(some.map((g) => g.email))}::text[],
        ${sql.param(some.map((g) => hashToken(g.contactToken)))}::text[]) as x(id, email, token)`);
  }
  return guests;
}

export const guestCtx = (guest: Guest): Ctx => ({
  actor: { kind: "visitor", id: guest.id },
  now: new Date(),
  channel: "web",
  address: guest.address,
  locale: "en",
});

/** What one guest wants: three different things at one store, in one of its windows. */
export function wish(shelves: Shelves) {
  const pick = <T>(from: readonly T[]): T => from[Math.floor(Math.random() * from.length)]!;
  const store = pick(shelves.stores);
  const skus = new Set<string>();
  while (skus.size < 3) skus.add(pick(shelves.skus));
  return {
    store: store.slug,
    windowId: pick(store.windows),
    lines: [...skus].map((sku) => ({ sku, quantity: 1 + Math.floor(Math.random() * 3) })),
  };
}

export const orderOf = (guest: Guest) => ({
  customer: { name: "Guest Guestson", email: guest.email, phone: "+358 40 123 4567" },
  pickupPerson: { name: "Maija Meikäläinen" },
  payment: { method: "pay_in_store" as const },
  contactToken: guest.contactToken,
});
