import { type SQL, sql } from "drizzle-orm";

/** The weekly hours of a stock location `l`, a list. */
export const hoursJson: SQL = sql`
      coalesce((select jsonb_agg(jsonb_build_object('weekday', h.weekday,
        'opensAt', to_char(h.opens_at, 'HH24:MI'), 'closesAt', to_char(h.closes_at, 'HH24:MI'))
        order by h.weekday, h.opens_at)
      from opening_hours h where h.location_id = l.id), '[]')`;

/** Its days that differ, from yesterday on: what was is nobody's concern. */
export const exceptionsJson: SQL = sql`
      coalesce((select jsonb_agg(jsonb_build_object('day', e.day,
        'opensAt', to_char(e.opens_at, 'HH24:MI'), 'closesAt', to_char(e.closes_at, 'HH24:MI'), 'reason', e.reason)
        order by e.day)
      from opening_exceptions e where e.location_id = l.id and e.day >= current_date - 1), '[]')`;

/** A stock location `l` as one JSON document in the shape of `Store`. */
export const storeJson: SQL = sql`
  jsonb_build_object('id', l.id, 'slug', l.slug, 'kind', l.kind, 'name', l.name,
    'address', jsonb_build_object('street', l.street, 'postalCode', l.postal_code, 'city', l.city,
      'countryCode', l.country_code),
    'latitude', l.latitude, 'longitude', l.longitude, 'phone', l.phone, 'timeZone', l.time_zone,
    'pickupEnabled', l.pickup_enabled, 'curbside', l.curbside, 'bays', to_jsonb(l.bays), 'prepMinutes', l.prep_minutes, 'holdDays', l.hold_days,
    'windowMinutes', l.window_minutes, 'windowCapacity', l.window_capacity,
    'windowCutOffMinutes', l.window_cut_off_minutes, 'picksPerHour', l.picks_per_hour,
    'shipToStoreMinutes', l.ship_to_store_minutes,
    'hours', ${hoursJson},
    'exceptions', ${exceptionsJson})`;
