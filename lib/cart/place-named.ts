import { type SQL, sql } from "drizzle-orm";

/**
 * Where a line may go, as a query of one row `id`: the store of that slug, or without one the row that stands for
 * delivery, whose id is null. No row for a store that hands nothing over.
 */
export const placeNamed = (store: string | null): SQL =>
  store === null
    ? sql`select null::uuid as id`
    : sql`select id from stock_locations where slug = ${store} and pickup_enabled`;
