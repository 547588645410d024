import { sql } from "drizzle-orm";
import { db } from "@/db/client";
import { addToCart } from "@/lib/cart/add-to-cart";
import { changeCartLine } from "@/lib/cart/change-cart-line";
import { cartLines } from "@/lib/cart/queries";
import { heldPickups } from "@/lib/checkout/held-pickups";
import type { Hold } from "@/lib/checkout/hold-basket";
import { liveHolds } from "@/lib/checkout/live-holds";
import { availability } from "@/lib/inventory/availability";
import { ownHolder } from "@/lib/inventory/holder";
import type { Ctx } from "@/lib/kernel/actor";
import { as } from "./world";

export const add = (ctx: Ctx, sku: string, quantity = 1, store = "kallio") =>
  addToCart(ctx, { sku, quantity, store });
export const setQuantity = async (ctx: Ctx, sku: string, quantity: number) => {
  const line = (await cartLines(db(), ctx)).find((l) => l.sku === sku)!;
  await changeCartLine(ctx, { id: line.id, quantity });
};
export const live = (ctx: Ctx) => liveHolds(db(), ownHolder(ctx.actor)!);
export const briefly = async (ctx: Ctx) =>
  (await live(ctx)).map((h) => `${h.store} ${h.lines.map((l) => `${l.quantity} ${l.sku}`).sort()}`).sort();
export const seen = (holds: Hold[]) => heldPickups(db(), holds, "en");
/** What others find on the shelf. */
export const free = async (sku: string, store = "kallio") =>
  (await availability(db(), as.visitor(), { skus: [sku], stores: [store] }))[0]!.available;
/** Lets the time of a shopper's holds run on by this much. */
export const wait = (ctx: Ctx, minutes: number) =>
  db().execute(sql`
    update reservations set created_at = created_at - make_interval(mins => ${minutes}),
      expires_at = expires_at - make_interval(mins => ${minutes})
    where holder = ${ownHolder(ctx.actor)} and state = 'held'`);

/** Whatever other stories hold has run out long ago. */
export const letHoldsRunOut = () =>
  db().execute(sql`update reservations set created_at = now() - interval '2 hours',
    expires_at = now() - interval '1 hour' where state = 'held'`);

/** What is on the shelves of these stories. */
export const shelves = [
  { sku: "BREAD", price: 450, kallio: 10, kamppi: 10 },
  { sku: "MUG", price: 1290, kallio: 2, kamppi: 1 },
  { sku: "PEAR", price: 90, kallio: 5 },
];
