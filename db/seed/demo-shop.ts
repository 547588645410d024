import { sql } from "drizzle-orm";
import { type Db, rowsOf, type Tx } from "@/db/client";
import { staff, staffLocations, users } from "@/db/schema/identity";
import { openingExceptions, openingHours, stockLocations } from "@/db/schema/stores";
import { everything } from "@/lib/catalog/page-tags";
import { renewPages } from "@/lib/catalog/renew-pages";
import { hashPassword } from "@/lib/identity/password";
import { newId } from "@/lib/kernel/id";
import { demoAccounts } from "./accounts";
import { daysOf, type HolidayKey, holidays } from "./holidays";
import { insertCatalogue } from "./insert-catalogue";
import { insertStock } from "./insert-stock";
import { insertPromotions } from "./promotions";
import { type Span, stores } from "./stores";

export type Seeded = { locations: number; products: number; variants: number; levels: number };

/** Taken for as long as the seed runs, so that two started at once do not both find the shop empty. */
const seedLock = 4_170_114;

/** Whether the shop has no places yet: a shop that has is somebody's, and the demo leaves it alone. */
export async function isEmptyShop(tx: Tx): Promise<boolean> {
  return rowsOf(await tx.execute(sql`select from stock_locations limit 1`)).length === 0;
}

/**
 * Fills an empty shop with the demo chain: places, goods, stock, accounts, promotions and what sending costs, in one transaction.
 * @param beforeCommit comes last inside it, so that accounts nobody could be told of are not made.
 * @returns what was made, or null when the shop already had places and nothing was touched.
 */
export async function seedDemoShop(
  db: Db,
  password: string,
  beforeCommit?: () => Promise<void>,
): Promise<Seeded | null> {
  // Slow on purpose, so it happens before the transaction begins.
  const hashes = await Promise.all(demoAccounts.map(() => hashPassword(password)));
  const seeded = await db.transaction(async (tx) => {
    await tx.execute(
      sql`select set_config('statement_timeout', '0', true), set_config('lock_timeout', '0', true)`,
    );
    await tx.execute(sql`select pg_advisory_xact_lock(${seedLock})`);
    if (!(await isEmptyShop(tx))) return null;
    const locationIds = await insertStores(tx);
    const catalogue = await insertCatalogue(tx);
    const levels = await insertStock(tx, catalogue, locationIds);
    await insertAccounts(tx, hashes, locationIds);
    await insertPromotions(tx);
    await beforeCommit?.();
    const products = new Set(catalogue.map((row) => row.product.slug)).size;
    return { locations: locationIds.size, products, variants: catalogue.length, levels };
  });
  // A server may have been asked for pages of the empty shop.
  if (seeded) await db.transaction((tx) => renewPages(tx, everything));
  return seeded;
}

async function insertStores(tx: Tx): Promise<Map<string, string>> {
  const ids = new Map(stores.map((s) => [s.slug, newId()]));
  await tx.insert(stockLocations).values(
    stores.map(({ week, exceptions, ...place }) => ({
      ...place,
      id: ids.get(place.slug)!,
      pickupEnabled: place.kind === "store",
      bays: place.curbside ? ["1", "2", "3"] : [],
    })),
  );
  await tx
    .insert(openingHours)
    .values(
      stores.flatMap((s) =>
        s.week.flatMap((span, day) =>
          span === "closed" ? [] : [{ locationId: ids.get(s.slug)!, weekday: day + 1, ...times(span) }],
        ),
      ),
    );
  const thisYear = new Date().getFullYear();
  await tx.insert(openingExceptions).values(
    stores.flatMap((s) =>
      (Object.entries(s.exceptions) as [HolidayKey, Span][]).flatMap(([key, span]) =>
        daysOf(holidays[key], thisYear).map((day) => ({
          locationId: ids.get(s.slug)!,
          day,
          reason: holidays[key].reason,
          ...(span === "closed" ? {} : times(span)),
        })),
      ),
    ),
  );
  return ids;
}

const times = ([opensAt, closesAt]: Exclude<Span, "closed">) => ({ opensAt, closesAt });

async function insertAccounts(
  tx: Tx,
  hashes: readonly string[],
  locationIds: ReadonlyMap<string, string>,
): Promise<void> {
  const accounts = demoAccounts.map((account, i) => ({ ...account, id: newId(), passwordHash: hashes[i]! }));
  await tx
    .insert(users)
    .values(accounts.map(({ id, email, name, passwordHash }) => ({ id, email, name, passwordHash })));
  await tx
    .insert(staff)
    .values(accounts.flatMap((a) => (a.staffRole ? [{ userId: a.id, role: a.staffRole, demo: true }] : [])));
  await tx
    .insert(staffLocations)
    .values(
      accounts.flatMap((a) => (a.store ? [{ userId: a.id, locationId: locationIds.get(a.store)! }] : [])),
    );
}
