import { type SQL, sql } from "drizzle-orm";

/** Fills in a warehouse and so many stores to collect in. */
export const placesOf = (stores: number): SQL => sql`
  insert into stock_locations (id, slug, kind, name, street, postal_code, city, country_code, latitude, longitude,
    time_zone, pickup_enabled, ship_to_store_minutes)
  select gen_random_uuid(), case when n = 0 then 'warehouse' else 'store-' || n end,
    case when n = 0 then 'warehouse' else 'store' end, 'Place ' || n, 'Street 1', '00100', 'Helsinki', 'FI',
    60 + random(), 24 + random(), 'Europe/Helsinki', n > 0, case when n > 0 then 1440 end
  from generate_series(0, ${stores}::int) n`;
