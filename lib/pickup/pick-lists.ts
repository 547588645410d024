import "server-only";
import { type SQL, sql } from "drizzle-orm";
import { rowsOf, type Tx } from "@/db/client";
import type { VariantOption } from "@/db/schema/catalog";
import { type Ctx, staffLocations } from "@/lib/kernel/actor";
import { isId } from "@/lib/kernel/id";
import { isoInstant as iso } from "@/lib/kernel/iso-instant";
import { notFound } from "@/lib/kernel/problem";
import { byShelf } from "./shelf-order";

/** How many units of a line one pickup gets. */
export type Share = {
  pickup: string;
  orderNumber: string;
  /** The box on the trolley that its goods go into. */
  tote: number;
  lineId: string;
  wanted: number;
  picked: number;
};

/** One thing to fetch, for all pickups that want it. */
export type PickListLine = {
  sku: string;
  title: string;
  options: VariantOption[];
  picture: string | null;
  barcode: string | null;
  shelf: string | null;
  wanted: number;
  picked: number;
  /** Who gets them, most urgent first. */
  pickups: Share[];
};

export type PickList = {
  id: string;
  /** Slug. */
  store: string;
  pickedBy: string;
  createdAt: string;
  /** The list's pickups that are not over, most urgent first. */
  pickups: {
    id: string;
    orderNumber: string;
    /** The box on the trolley that its goods go into, from 1: the same when others are ready or called off. */
    tote: number;
    customerName: string;
    state: string;
    readyBy: string;
    /** On the collection shelf, once it is ready. */
    shelf: string | null;
  }[];
  lines: PickListLine[];
};

/** Row scope of a pick list `pl`: the caller's own stores. */
export function listIsMine(ctx: Ctx): SQL {
  const places = staffLocations(ctx.actor);
  return places === "all" ? sql`true` : sql`pl.location_id = any(${sql.param(places)}::uuid[])`;
}

/** A pickup's number among all of its round, also those that are over. */
export const toteOf = sql`(select count(*)::int from fulfillments earlier
  where earlier.pick_list_id = f.pick_list_id and earlier.id <= f.id)`;

type Row = Omit<PickListLine, "wanted" | "picked" | "pickups"> & Share & { variant: string };

/**
 * A pick list as somebody walks it: what is still being picked, merged over its pickups, in the order of the shelves.
 * Two statements. Throws `pick_list.not_found`, also for another store's.
 */
export async function pickList(tx: Tx, ctx: Ctx, id: string): Promise<PickList> {
  if (!isId(id)) throw notFound("pick_list");
  const [head] = rowsOf<Omit<PickList, "lines">>(
    await tx.execute(sql`
      select pl.id, l.slug as store, pl.picked_by as "pickedBy", ${iso("pl.created_at")} as "createdAt",
        (select coalesce(jsonb_agg(jsonb_build_object('id', f.id, 'orderNumber', o.number, 'tote', ${toteOf},
            'customerName', o.customer_name, 'state', f.state, 'readyBy', ${iso("f.ready_by")}, 'shelf', f.shelf) order by f.ready_by, f.id), '[]')
         from fulfillments f join orders o on o.id = f.order_id
         where f.pick_list_id = pl.id and f.location_id = pl.location_id and f.state in ('picking', 'ready')) as pickups
      from pick_lists pl join stock_locations l on l.id = pl.location_id
      where pl.id = ${id} and ${listIsMine(ctx)}`),
  );
  if (!head) throw notFound("pick_list");
  const rows = rowsOf<Row>(
    await tx.execute(sql`
      select v.id as variant, ol.sku, ol.title, ol.options, ol.picture, v.barcode, v.shelf, f.id as pickup,
        o.number as "orderNumber", ${toteOf} as tote, fl.id as "lineId",
        fl.ordered - fl.short - fl.cancelled as wanted, fl.picked
      from pick_lists pl
      join fulfillments f on f.pick_list_id = pl.id and f.location_id = pl.location_id and f.state = 'picking'
      join orders o on o.id = f.order_id
      join fulfillment_lines fl on fl.fulfillment_id = f.id and fl.ordered > fl.short + fl.cancelled
      join order_lines ol on ol.id = fl.order_line_id
      join variants v on v.id = fl.variant_id
      where pl.id = ${id} order by f.ready_by, f.id, ol.position`),
  );
  return { ...head, lines: merged(rows) };
}

function merged(rows: readonly Row[]): PickListLine[] {
  const lines = [...Map.groupBy(rows, (row) => row.variant).values()].map((shares) => {
    const { sku, title, options, picture, barcode, shelf } = shares[0]!;
    return {
      sku,
      title,
      options,
      picture,
      barcode,
      shelf,
      wanted: shares.reduce((sum, s) => sum + s.wanted, 0),
      picked: shares.reduce((sum, s) => sum + s.picked, 0),
      pickups: shares.map(({ pickup, orderNumber, tote, lineId, wanted, picked }) => ({
        ...{ pickup, orderNumber, tote },
        ...{ lineId, wanted, picked },
      })),
    };
  });
  return lines.sort((a, b) => byShelf(a, b) || a.title.localeCompare(b.title, "en"));
}
