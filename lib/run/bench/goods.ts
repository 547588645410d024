import { sql } from "drizzle-orm";
import { type Db, rowsOf } from "@/db/client";
import { countStock } from "@/lib/catalog/import/count-stock";
import { checkInvariants, type Violation } from "@/lib/invariants/check";
import { newId } from "@/lib/kernel/id";
import { draw, randomFor } from "./random";

export type Goods = { sku: string; variantId: string; locationId: string; safetyStock: number };

/** So many different things sold at a store, each of which other stores have as well. */
export async function chooseGoods(db: Db, store: string, howMany: number, seed: number): Promise<Goods[]> {
  const found = rowsOf<Goods>(
    await db.execute(sql`
      select v.sku, v.id as "variantId", l.id as "locationId", s.safety_stock as "safetyStock"
      from stock_levels s
      join stock_locations l on l.id = s.location_id and l.slug = ${store}
      join variants v on v.id = s.variant_id and v.active
      join products p on p.id = v.product_id and p.status = 'published'
      where exists (
        select from stock_levels o join stock_locations ol on ol.id = o.location_id
        where o.variant_id = v.id and o.location_id <> l.id and ol.pickup_enabled
          and o.on_hand - o.reserved - o.allocated - o.safety_stock > 0)
      order by v.sku`),
  );
  const random = randomFor(seed, "which goods");
  const chosen: Goods[] = [];
  while (chosen.length < howMany && found.length > 0)
    chosen.push(...found.splice(draw(random, 0, found.length - 1), 1));
  if (chosen.length < howMany) throw new Error(`The shop sells too little at ${store} to measure with.`);
  return chosen;
}

/** Corrects the count, through the ledger, so that exactly this many can be had. */
export async function leaveLast(db: Db, goods: Goods, units: number): Promise<void> {
  const { variantId, sku, safetyStock, locationId } = goods;
  await db.transaction((tx) =>
    countStock(tx, [{ variantId, line: 1, product: sku, quantity: units + safetyStock }], {
      locationId,
      run: newId(),
      actor: "system:bench",
    }),
  );
}

export type Aftermath = {
  onHand: number;
  reserved: number;
  /** Ids of the reservations that hold one. */
  held: string[];
  violations: Violation[];
};

/** What the database says afterwards, all of it of one moment. */
export async function lookAfterwards(db: Db, { variantId, locationId }: Goods): Promise<Aftermath> {
  return db.transaction(
    async (tx) => {
      await tx.execute(sql`set local statement_timeout = 0`);
      const [level] = rowsOf<{ on_hand: number; reserved: number }>(
        await tx.execute(sql`
          select on_hand, reserved from stock_levels where location_id = ${locationId} and variant_id = ${variantId}`),
      );
      const held = rowsOf<{ id: string }>(
        await tx.execute(sql`
          select r.id from reservations r join reservation_lines l on l.reservation_id = r.id
          where r.location_id = ${locationId} and l.variant_id = ${variantId} and r.state = 'held'`),
      );
      return {
        onHand: level!.on_hand,
        reserved: level!.reserved,
        held: held.map((r) => r.id),
        violations: await checkInvariants(tx),
      };
    },
    { isolationLevel: "repeatable read", accessMode: "read only" },
  );
}
