import { eq, sql } from "drizzle-orm";
import { db, rowsOf } from "@/db/client";
import { promotions } from "@/db/schema/promotions";
import { placeOrder } from "@/lib/checkout/place-order";
import { reserve } from "@/lib/inventory/reserve";
import type { Ctx } from "@/lib/kernel/actor";
import { newId } from "@/lib/kernel/id";
import { orderByToken } from "@/lib/orders/queries";
import { pickupCode } from "@/lib/pickup/codes";
import { markCollected } from "@/lib/pickup/mark-collected";
import { markReady } from "@/lib/pickup/mark-ready";
import { startPicking } from "@/lib/pickup/start-picking";
import { as, buildWorld, type World } from "./world";

let clerk: Ctx;

/** Opens a shop of bread and lamps. */
export async function discountStage(): Promise<World> {
  const world = await buildWorld([
    { sku: "BREAD", price: 455, kallio: 2000, kamppi: 500 },
    { sku: "LAMP", price: 4500, kallio: 50, kamppi: 20 },
  ]);
  clerk = as.clerk(world.kallio);
  return world;
}

/** Ends what an earlier test began. */
export const endPromotions = () => db().update(promotions).set({ endsAt: sql`greatest(now(), starts_at)` });

/** A customer of their own. */
export const someone = () => ({ name: "Maija Meikäläinen", email: `${newId()}@example.com` });
export const card = { method: "demo_card" as const, token: "demo_ok" };

/** An order at Kallio, by card unless it is paid in the store. */
export async function orderOf(
  lines: { sku: string; quantity: number }[],
  more: {
    codes?: string[];
    customer?: { name: string; email: string };
    by?: Ctx;
    pay?: "card" | "store";
  } = {},
) {
  const by = more.by ?? as.storefront();
  const { number, token } = await placeOrder(by, {
    reservations: [await reserve(by, { store: "kallio", lines })],
    customer: more.customer ?? someone(),
    payment: more.pay === "store" ? { method: "pay_in_store" } : card,
    ...(more.codes ? { codes: more.codes } : {}),
  });
  const order = await orderByToken(db(), token);
  return { number, token, order, pickup: order.fulfillments[0]!.id, lines: order.fulfillments[0]!.lines };
}

/** Makes a pickup of Kallio ready. @returns how it is handed over */
export async function atTheCounter(pickup: string) {
  await startPicking(clerk, { id: pickup });
  await markReady(clerk, { id: pickup, allPicked: true });
  return (more: object = {}) =>
    markCollected(clerk, {
      id: pickup,
      verification: { method: "code", value: pickupCode(pickup, 1) },
      collectedBy: { name: "Maija", relation: "customer" },
      ...more,
    });
}

/** What was taken, and what the provider is being asked for. */
export const moneyOf = async (token: string) =>
  rowsOf<{ state: string; amount: number; captured: number; refunded: number }>(
    await db().execute(sql`
      select p.state, p.amount, p.captured + p.capturing as captured, p.refunded from payments p join orders o on o.id = p.order_id
      where o.number = ${(await orderByToken(db(), token)).number} order by p.id`),
  );
/** How often a promotion is counted as used. */
export const usesOf = async (id: string) =>
  (await db().select({ uses: promotions.uses }).from(promotions).where(eq(promotions.id, id)))[0]!.uses;
