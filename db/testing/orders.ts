import { db } from "@/db/client";
import { placeOrder } from "@/lib/checkout/place-order";
import { reserve } from "@/lib/inventory/reserve";
import type { Ctx } from "@/lib/kernel/actor";
import { orderByToken } from "@/lib/orders/queries";
import { markReady } from "@/lib/pickup/mark-ready";
import { startPicking } from "@/lib/pickup/start-picking";
import { as } from "./world";

export type PlacedPickup = {
  number: string;
  /** The order's. */
  token: string;
  /** The pickup's. */
  id: string;
  /** Whoever has the order's link. */
  shopper: Ctx;
};

/** An order of one pickup, collected at a store. */
export async function orderedAt(
  store: string,
  lines: { sku: string; quantity: number }[],
  more: { windowId?: string; by?: Ctx; paid?: "pay_in_store" | "demo_card" } = {},
): Promise<PlacedPickup> {
  const by = more.by ?? as.storefront();
  const window = more.windowId ? { windowId: more.windowId } : {};
  const { number, token } = await placeOrder(by, {
    reservations: [await reserve(by, { store, lines, ...window })],
    customer: { name: "Emmi Virta", email: "emmi@example.com" },
    payment: { method: more.paid ?? "pay_in_store" },
  });
  const [pickup] = (await orderByToken(db(), token)).fulfillments;
  return { number, token, id: pickup!.id, shopper: as.visitor(undefined, token) };
}

/** Takes a pickup as far as this, by a clerk of its store. */
export async function bringTo(
  state: "requested" | "picking" | "ready",
  location: string,
  id: string,
): Promise<void> {
  if (state === "requested") return;
  await startPicking(as.clerk(location), { id });
  if (state === "ready") await markReady(as.clerk(location), { id, allPicked: true });
}

/** Every part of an order, as its link shows it. */
export const partsOf = async (token: string) => (await orderByToken(db(), token)).fulfillments;
