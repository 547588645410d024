import { db } from "@/db/client";
import { workOff } from "@/db/testing/jobs";
import { collectedBy } from "@/db/testing/pickups";
import { as } from "@/db/testing/world";
import { placeOrder } from "@/lib/checkout/place-order";
import { reserve } from "@/lib/inventory/reserve";
import type { SkuUnits } from "@/lib/inventory/units-by-sku";
import type { Ctx } from "@/lib/kernel/actor";
import { orderByToken } from "@/lib/orders/queries";
import { pickupCode } from "@/lib/pickup/codes";
import { markCollected } from "@/lib/pickup/mark-collected";
import { markReady } from "@/lib/pickup/mark-ready";
import { startPicking } from "@/lib/pickup/start-picking";

/** An order that was collected: what it is known by, and its lines in the order in which they were asked for. */
export type Bought = {
  id: string;
  number: string;
  token: string;
  pickup: string;
  lineOf: (sku: string) => string;
};

/** How it was paid: at the till, by a card, or by a gift card of this code as far as it reaches. */
export type Paid = "till" | "card" | { giftCard: string };

/** Goods that Maija ordered at Kallio and fetched there. */
export async function bought(clerk: Ctx, lines: SkuUnits[], paid: Paid = "till"): Promise<Bought> {
  const payment =
    paid === "till"
      ? { method: "pay_in_store" as const }
      : {
          method: "demo_card" as const,
          token: "demo_ok",
          ...(paid === "card" ? {} : { giftCard: paid.giftCard }),
        };
  const placed = await placeOrder(as.storefront(), {
    reservations: [await reserve(as.storefront(), { store: "kallio", lines })],
    customer: { name: "Maija Meikäläinen", email: "maija@example.com" },
    payment,
  });
  const [pickup] = (await orderByToken(db(), placed.token)).fulfillments;
  await startPicking(clerk, { id: pickup!.id });
  await markReady(clerk, { id: pickup!.id, allPicked: true });
  await markCollected(clerk, {
    id: pickup!.id,
    verification: { method: "code", value: pickupCode(pickup!.id, 1) },
    collectedBy,
    ageChecked: true,
    ...(paid === "till" ? { payment: { method: "cash" as const } } : {}),
  });
  await workOff();
  const { id, number, token } = placed;
  const ids = new Map(pickup!.lines.map((line) => [line.sku, line.id]));
  return { id, number, token, pickup: pickup!.id, lineOf: (sku) => ids.get(sku)! };
}
