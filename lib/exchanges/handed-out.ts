import type { Ctx } from "@/lib/kernel/actor";
import type { NewEvent } from "@/lib/kernel/events";
import type { Written } from "./write-order";

type Handing = {
  locationId: string;
  exchange: string;
  collectedBy: { name: string; relation: string };
  total: number;
};

/** What the new order's timeline says: it was placed and collected in one moment, for a return of that number. */
export function handedOut(
  fresh: Written,
  { locationId, exchange, collectedBy, total }: Handing,
  ctx: Ctx,
): [placed: NewEvent, collected: NewEvent] {
  const subject = { orderId: fresh.id, locationId };
  const { number, pickup } = fresh;
  return [
    {
      name: "order.placed",
      subject,
      data: { number, fulfillments: [pickup], totalAmount: total, exchange },
    },
    {
      name: "pickup.collected",
      subject: { ...subject, fulfillmentId: pickup },
      data: {
        collectedBy,
        verification: "brought_back",
        collectedAt: ctx.now.toISOString(),
        part: 1,
        lines: fresh.lines.map(({ id, quantity }) => ({ id, quantity })),
        exchange,
      },
    },
  ];
}
