import "server-only";
import { type SQL, sql } from "drizzle-orm";
import { rowsOf, type Tx } from "@/db/client";
import { notFound } from "@/lib/kernel/problem";
import type { Store } from "./store";
import { storeJson } from "./store-json";

/** @param where about a stock location `l` */
async function readStores(tx: Tx, where: SQL): Promise<Store[]> {
  const rows = rowsOf<{ store: Store }>(
    await tx.execute(sql`select ${storeJson} as store from stock_locations l where ${where} order by l.name`),
  );
  return rows.map((row) => row.store);
}

/** Every store open to collecting customers, by name. */
export const listStores = (tx: Tx): Promise<Store[]> => readStores(tx, sql`l.pickup_enabled`);

/** One store by its slug. Throws `store.not_found`. */
export async function storeBySlug(tx: Tx, slug: string): Promise<Store> {
  const [store] = await readStores(tx, sql`l.slug = ${slug}`);
  if (store?.kind !== "store") throw notFound("store");
  return store;
}

/** One stock location by its id. Throws `store.not_found`. */
export async function storeById(tx: Tx, id: string): Promise<Store> {
  const [store] = await readStores(tx, sql`l.id = ${id}`);
  if (!store) throw notFound("store");
  return store;
}
