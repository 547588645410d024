import { db } from "@/db/client";
import { placeOrder } from "@/lib/checkout/place-order";
import { cancelDelivery } from "@/lib/delivery/cancel-delivery";
import type { DeliveryVerb } from "@/lib/delivery/delivery";
import { markDelivered } from "@/lib/delivery/mark-delivered";
import { packDelivery } from "@/lib/delivery/pack-delivery";
import { staffDelivery } from "@/lib/delivery/queries";
import { shipDelivery } from "@/lib/delivery/ship-delivery";
import { startPickingDelivery } from "@/lib/delivery/start-picking";
import type { Ctx } from "@/lib/kernel/actor";
import { orderByToken } from "@/lib/orders/queries";
import { workOff } from "./jobs";
import { rows } from "./rows";
import { as, buildWorld, type World } from "./world";

/** Lamps and bulbs at Kallio, rugs at Kamppi, and a clerk at each. */
export type DeliveryStage = { world: World; clerk: Ctx; neighbour: Ctx };

let clerk: Ctx;

/** Opens the shop that the rest here is about. */
export async function deliveryStage(): Promise<DeliveryStage> {
  const world = await buildWorld([
    { sku: "LAMP", price: 4500, kallio: 900 },
    { sku: "BULB", price: 300, kallio: 900 },
    { sku: "RUG", price: 9900, kamppi: 900 },
  ]);
  clerk = as.clerk(world.kallio);
  return { world, clerk, neighbour: as.clerk(world.kamppi) };
}

/** Where it is sent. */
export const address = {
  name: "Maija Meikäläinen",
  street: "Kaarlenkatu 3",
  postalCode: "00530",
  city: "Helsinki",
  countryCode: "FI",
};
export const customer = { name: "Maija Meikäläinen", email: "maija@example.com" };
/** What is sent when a test does not say. */
export const lampAndBulbs = [
  { sku: "LAMP", quantity: 1 },
  { sku: "BULB", quantity: 3 },
];

/** An order to the door, paid by card. */
export async function order(lines = lampAndBulbs, reservations: { id: string; token: string }[] = []) {
  const placed = await placeOrder(as.storefront(), {
    reservations,
    delivery: { address, lines },
    customer,
    payment: { method: "demo_card", token: "tok" },
  });
  const { fulfillments } = await orderByToken(db(), placed.token);
  const deliveries = fulfillments.filter((f) => f.method === "delivery");
  const [first] = deliveries;
  return {
    ...placed,
    id: first!.id,
    lamp: first!.lines.find((l) => l.sku === "LAMP")?.id ?? "",
    bulb: first!.lines.find((l) => l.sku === "BULB")?.id ?? "",
    deliveries: deliveries.map((d) => d.id),
    pickups: fulfillments.filter((f) => f.method !== "delivery").map((f) => f.id),
  };
}
export type Placed = Awaited<ReturnType<typeof order>>;

/** Each verb as the clerk of Kallio presses it. */
export const steps = {
  startPicking: ({ id }: Placed) => startPickingDelivery(clerk, { id }),
  pack: ({ id }: Placed) => packDelivery(clerk, { id, allPicked: true }),
  ship: ({ id }: Placed) => shipDelivery(clerk, { id, carrier: "Matkahuolto", trackingNumber: "MH123" }),
  deliver: ({ id }: Placed) => markDelivered(clerk, { id }),
  cancel: ({ id }: Placed) => cancelDelivery(clerk, { id, reason: "The roof leaks" }),
} as const satisfies Record<DeliveryVerb, (d: Placed) => Promise<void>>;

/** From the shelf to the door. */
export const way = ["startPicking", "pack", "ship", "deliver"] as const;

/** A delivery in a state. */
export async function into(state: string, lines = lampAndBulbs): Promise<Placed> {
  const placed = await order(lines);
  if (state === "cancelled") await steps.cancel(placed);
  for (const verb of way) {
    if ((await stateOf(placed.id)) === state) break;
    await steps[verb](placed);
  }
  return placed;
}
export const stateOf = async (id: string) => (await staffDelivery(db(), as.admin(), id)).delivery.state;

/** What was paid for an order, once its provider was asked for all that is due. */
export async function paid(orderId: string) {
  await workOff();
  return rows<{ state: string; captured: number; amount: number }>`
    select state, captured, amount from payments where order_id = ${orderId}`;
}

/** Everything that a verb could change. */
export const traces = () => rows`
  select (select jsonb_agg(to_jsonb(s) order by s.location_id, s.variant_id) from stock_levels s) as levels,
    (select jsonb_agg(to_jsonb(f) order by f.id) from fulfillments f) as fulfillments,
    (select jsonb_agg(to_jsonb(l) order by l.id) from fulfillment_lines l) as lines,
    (select jsonb_agg(to_jsonb(p) order by p.id) from payments p) as payments,
    (select jsonb_agg(to_jsonb(o) order by o.id) from orders o) as orders,
    (select count(*) from stock_movements) as movements, (select count(*) from events) as events`;
