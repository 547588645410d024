import "server-only";
import { eq, type SQL, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { openingExceptions, openingHours, stockLocations } from "@/db/schema/stores";
import { notFound } from "@/lib/kernel/problem";
import type { OpeningException, OpeningSpan, Store } from "./store";

async function readStores(tx: Tx, where: SQL): Promise<Store[]> {
  const l = stockLocations;
  const rows = await tx
    .select({
      id: l.id,
      slug: l.slug,
      kind: l.kind,
      name: l.name,
      address: sql<Store["address"]>`json_build_object('street', ${l.street}, 'postalCode', ${l.postalCode},
        'city', ${l.city}, 'countryCode', ${l.countryCode})`,
      latitude: l.latitude,
      longitude: l.longitude,
      phone: l.phone,
      timeZone: l.timeZone,
      pickupEnabled: l.pickupEnabled,
      curbside: l.curbside,
      prepMinutes: l.prepMinutes,
      holdDays: l.holdDays,
      windowMinutes: l.windowMinutes,
      windowCapacity: l.windowCapacity,
      windowCutOffMinutes: l.windowCutOffMinutes,
      picksPerHour: l.picksPerHour,
      shipToStoreMinutes: l.shipToStoreMinutes,
      hours: sql<OpeningSpan[]>`coalesce((select json_agg(json_build_object('weekday', h.weekday,
          'opensAt', to_char(h.opens_at, 'HH24:MI'), 'closesAt', to_char(h.closes_at, 'HH24:MI'))
          order by h.weekday, h.opens_at)
        from ${openingHours} h where h.location_id = ${l.id}), '[]')`,
      exceptions: sql<OpeningException[]>`coalesce((select json_agg(json_build_object('day', e.day,
          'opensAt', to_char(e.opens_at, 'HH24:MI'), 'closesAt', to_char(e.closes_at, 'HH24:MI'), 'reason', e.reason)
          order by e.day)
        from ${openingExceptions} e where e.location_id = ${l.id} and e.day >= current_date - 1), '[]')`,
    })
    .from(l)
    .where(where)
    .orderBy(l.name);
  return rows;
}

/** Every store open to collecting customers, by name. */
export const listStores = (tx: Tx): Promise<Store[]> =>
  readStores(tx, eq(stockLocations.pickupEnabled, true));

/** One store by its slug. Throws `store.not_found`. */
export async function storeBySlug(tx: Tx, slug: string): Promise<Store> {
  const [store] = await readStores(tx, eq(stockLocations.slug, slug));
  if (store?.kind !== "store") throw notFound("store");
  return store;
}

/** One stock location by its id. Throws `store.not_found`. */
export async function storeById(tx: Tx, id: string): Promise<Store> {
  const [store] = await readStores(tx, eq(stockLocations.id, id));
  if (!store) throw notFound("store");
  return store;
}
