import { db } from "@/db/client";
import { placeOrder } from "@/lib/checkout/place-order";
import { reserve } from "@/lib/inventory/reserve";
import type { Ctx } from "@/lib/kernel/actor";
import { orderByToken } from "@/lib/orders/queries";
import { pickupCode, pickupQr } from "@/lib/pickup/codes";
import { markReady } from "@/lib/pickup/mark-ready";
import { startPicking } from "@/lib/pickup/start-picking";
import { as, buildWorld, type World } from "./world";

/** Bread and beer at Kallio, and a clerk there and next door. */
export type PickupStage = { world: World; clerk: Ctx; neighbour: Ctx };

let clerk: Ctx;

/** Opens the shop that the rest here is about. */
export async function pickupStage(): Promise<PickupStage> {
  const world = await buildWorld([
    { sku: "BREAD", price: 450, kallio: 500, kamppi: 500 },
    { sku: "BEER", price: 320, ageLimit: 18, kallio: 500 },
  ]);
  clerk = as.clerk(world.kallio);
  return { world, clerk, neighbour: as.clerk(world.kamppi, "Kaisa Kamppi") };
}

type Line = { sku: string; quantity: number };
/** Who orders here. */
export const customer = { name: "Maija Meikäläinen", email: "maija@example.com" };
export const cash = { method: "cash" as const };
export const collectedBy = { name: "Maija Meikäläinen", relation: "customer" };

/** An order to collect, paid in the store. */
export async function order(
  lines: Line[] = [{ sku: "BREAD", quantity: 2 }],
  store = "kallio",
  windowId?: string,
) {
  const held = await reserve(as.storefront(), { store, lines, ...(windowId ? { windowId } : {}) });
  const placed = await placeOrder(as.storefront(), {
    reservations: [held],
    customer,
    payment: { method: "pay_in_store" },
  });
  const { fulfillments } = await orderByToken(db(), placed.token);
  return { ...placed, pickup: fulfillments[0]!.id, lines: fulfillments[0]!.lines };
}

/** The same, ready at the counter. */
export async function ready(lines?: Line[]) {
  const placed = await order(lines);
  await startPicking(clerk, { id: placed.pickup });
  await markReady(clerk, { id: placed.pickup, allPicked: true, shelf: "B4" });
  return placed;
}

export const byCode = (pickup: string) => ({ method: "code" as const, value: pickupCode(pickup, 1) });
export const byQr = (pickup: string) => ({ method: "qr" as const, value: pickupQr(pickup, 1) });
export const stateOf = async (token: string) => (await orderByToken(db(), token)).fulfillments[0]!.state;
