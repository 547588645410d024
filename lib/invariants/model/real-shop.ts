import { sql } from "drizzle-orm";
import { db } from "@/db/client";
import { buildWorld, type World } from "@/db/testing/world";
import { storeBySlug } from "@/lib/stores/queries";
import { windowsOf } from "@/lib/stores/windows";
import { type StoreName, skus, stores, type WindowNumber } from "./shop-model";

export type RealPickup = {
  id: string;
  store: StoreName;
  /** Ids by SKU. */
  lines: ReadonlyMap<string, string>;
  order: { number: string; token: string };
};

/** The shop itself, with the names that the database gave to what the model counts. */
export type RealShop = {
  steps: number;
  world: World;
  holds: { id: string; token: string }[];
  orders: { number: string; token: string; pickups: RealPickup[] }[];
  windowId: (store: StoreName, window: WindowNumber) => string;
};

export const pickupsOf = (shop: RealShop): RealPickup[] => shop.orders.flatMap((o) => o.pickups);

/** Opens the shop anew, with so many of everything everywhere. */
export async function openShop(units: number): Promise<RealShop> {
  await db().execute(
    sql`truncate stock_locations, departments, orders, reservations, events, document_series cascade`,
  );
  const world = await buildWorld(
    skus.map((sku, i) => ({ sku, price: 199 + 250 * i, kallio: units, kamppi: units })),
  );
  const now = new Date();
  const windows = new Map(
    await Promise.all(
      stores.map(
        async (slug) => [slug, windowsOf(await storeBySlug(db(), slug), now, 2).slice(4, 6)] as const,
      ),
    ),
  );
  return {
    steps: 0,
    world,
    holds: [],
    orders: [],
    windowId: (store, window) => windows.get(store)![window]!.id,
  };
}
