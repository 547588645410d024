import "server-only";
import { sql } from "drizzle-orm";
import { rowsOf, type Tx } from "@/db/client";
import { pickupStates } from "./states";

/** The channel on which a trigger says which store's board changed, by its location's id. */
export const boardChannel = "aisle_board";

/**
 * What changes whenever something about these stores' open pickups does that a board could show: for each location a
 * text that means nothing else. It counts row versions, which no verb can forget to raise, and asks the rows alone that
 * the board's own index leads to. One statement, whoever asked for how many stores.
 */
export async function boardVersions(tx: Tx, locations: readonly string[]): Promise<Map<string, string>> {
  const rows = rowsOf<{ location: string; version: string }>(
    await tx.execute(sql`
      select f.location_id as location,
        concat_ws('.', count(*), sum(hashtextextended(f.id::text || f.xmin::text, 0)), sum(q.gone)) as version
      from fulfillments f
      cross join lateral (
        select sum(fl.short + fl.cancelled + fl.collected)
          + (select count(*) from short_picks sp where sp.fulfillment_line_id = any(array_agg(fl.id))
              and sp.choice is not null) as gone
        from fulfillment_lines fl where fl.fulfillment_id = f.id) q
      where f.location_id = any(${sql.param(locations)}::uuid[])
        and f.state = any(${sql.param(pickupStates.open)}::text[]) and f.method <> 'delivery'
      group by f.location_id`),
  );
  const found = new Map(rows.map(({ location, version }) => [location, version]));
  return new Map(locations.map((location) => [location, found.get(location) ?? "none"]));
}
