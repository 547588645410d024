import { rows } from "./rows";

/** Everything that a correction could change. */
export const traces = () => rows`
  select (select jsonb_agg(to_jsonb(s) order by s.location_id, s.variant_id) from stock_levels s) as levels,
    (select count(*) from stock_movements) as movements, (select count(*) from events) as events`;

/** What the last event of a name said, of whom and where. */
export const last = async (name: string) =>
  (
    await rows<{ data: Record<string, unknown>; actor_name: string; location_id: string }>`
      select data, actor_name, location_id from events where name = ${name} order by id desc limit 1`
  )[0]!;
