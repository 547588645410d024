import { sql } from "drizzle-orm";
import { db } from "@/db/client";
import { departments, prices, products, productTexts, variants } from "@/db/schema/catalog";
import { openingHours, stockLocations } from "@/db/schema/stores";
import type { Actor, Ctx } from "@/lib/kernel/actor";
import { newId } from "@/lib/kernel/id";

/** A small shop for command tests: two stores, side by side. */
export type World = { kallio: string; kamppi: string };

type Level = { sku: string; onHand: number; safetyStock?: number };
type Goods = {
  sku: string;
  price: number;
  ageLimit?: number;
  kallio?: number;
  kamppi?: number;
  safetyStock?: number;
};

/**
 * Opens Kallio and Kamppi around the clock, sells these goods, and puts them on the shelves through the ledger. No order is
 * looked at twice here but where a test has a rule say so.
 */
export async function buildWorld(goods: Goods[]): Promise<World> {
  await db().execute(sql`update review_rules set outcome = 'off'`);
  const kallio = await addStore("kallio", 60.1841, 24.9497);
  const kamppi = await addStore("kamppi", 60.1688, 24.9316);
  const departmentId = newId();
  await db()
    .insert(departments)
    .values({ id: departmentId, slug: "goods", name: { en: "Goods" }, plinth: "butter" });
  for (const [position, item] of goods.entries()) {
    const productId = newId();
    const variantId = newId();
    await db()
      .insert(products)
      .values({
        id: productId,
        slug: item.sku.toLowerCase(),
        departmentId,
        vatBasisPoints: 2550,
        ageLimit: item.ageLimit ?? null,
        source: "test",
        position,
      });
    await db()
      .insert(productTexts)
      .values([
        { productId, locale: "en", title: `The ${item.sku}` },
        { productId, locale: "fi", title: `Se ${item.sku}` },
      ]);
    await db()
      .insert(variants)
      .values({ id: variantId, productId, sku: item.sku, barcode: `2${item.sku}` });
    await db().insert(prices).values({ variantId, currency: "EUR", amount: item.price });
    for (const [store, onHand] of [
      [kallio, item.kallio],
      [kamppi, item.kamppi],
    ] as const) {
      if (onHand !== undefined)
        await receive(store, variantId, { sku: item.sku, onHand, safetyStock: item.safetyStock ?? 0 });
    }
  }
  return { kallio, kamppi };
}

async function addStore(slug: string, latitude: number, longitude: number): Promise<string> {
  const id = newId();
  await db()
    .insert(stockLocations)
    .values({
      id,
      slug,
      kind: "store",
      name: slug[0]!.toUpperCase() + slug.slice(1),
      street: "Street 1",
      postalCode: "00100",
      city: "Helsinki",
      countryCode: "FI",
      latitude,
      longitude,
      timeZone: "Europe/Helsinki",
      pickupEnabled: true,
      prepMinutes: 30,
      holdDays: 3,
      windowMinutes: 60,
      windowCapacity: 2,
    });
  await db()
    .insert(openingHours)
    .values(
      [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({
        locationId: id,
        weekday,
        opensAt: "00:00",
        closesAt: "24:00",
      })),
    );
  return id;
}

async function receive(locationId: string, variantId: string, level: Level): Promise<void> {
  await db().execute(sql`
    insert into stock_levels (location_id, variant_id, on_hand, safety_stock)
    values (${locationId}, ${variantId}, ${level.onHand}, ${level.safetyStock ?? 0})`);
  if (level.onHand > 0)
    await db().execute(sql`
      insert into stock_movements (location_id, variant_id, kind, quantity, cause, actor)
      values (${locationId}, ${variantId}, 'received', ${level.onHand}, ${`test:${locationId}:${variantId}`}, 'system:test')`);
}

const base = { now: new Date(), locale: "en", address: "192.0.2.1" };

/** An address block that nobody else in the test has. */
const newAddress = (): string => `2001:db8:${newId().slice(-8, -4)}:${newId().slice(-4)}::/64`;

/** Contexts of the people in a story. Each visitor is another person, somewhere else. */
export const as = {
  visitor: (id = newId(), bearer?: string): Ctx => ({
    ...base,
    now: new Date(),
    channel: "web",
    address: newAddress(),
    actor: { kind: "visitor", id },
    bearer,
  }),
  storefront: (bearer?: string): Ctx => ({
    ...base,
    now: new Date(),
    channel: "api",
    actor: { kind: "api_key", id: "storefront", name: "Storefront", role: "storefront", locations: "all" },
    bearer,
  }),
  clerk: (location: string, name = "Aino Clerk"): Ctx => staff("associate", [location], name),
  manager: (location: string): Ctx => staff("manager", [location], "Matti Manager"),
  admin: (): Ctx => staff("admin", "all", "Ada Admin"),
  system: (): Ctx => ({ ...base, now: new Date(), channel: "system", actor: { kind: "system", id: "test" } }),
};

function staff(role: "associate" | "manager" | "admin", locations: "all" | string[], name: string): Ctx {
  const actor: Actor = { kind: "staff", id: newId(), name, email: `${role}@aisle.example`, role, locations };
  return { ...base, now: new Date(), channel: "staff", actor };
}

/** The counters of one stock row. */
export async function levelOf(locationId: string, sku: string) {
  const { rows } = await db().execute<{ on_hand: number; reserved: number; allocated: number }>(sql`
    select s.on_hand, s.reserved, s.allocated from stock_levels s join variants v on v.id = s.variant_id
    where s.location_id = ${locationId} and v.sku = ${sku}`);
  return rows[0]!;
}
