import { sql } from "drizzle-orm";
import { type Db, rowsOf } from "@/db/client";
import { payOrder } from "@/lib/checkout/pay-order";
import { placeOrder } from "@/lib/checkout/place-order";
import { reserve } from "@/lib/inventory/reserve";
import type { Ctx } from "@/lib/kernel/actor";
import { inTransaction } from "@/lib/kernel/command";
import { newId } from "@/lib/kernel/id";
import { Problem } from "@/lib/kernel/problem";
import { orderByToken } from "@/lib/orders/queries";
import type { DemoCard } from "@/lib/payments/providers/demo/cards";
import { confirmDemo } from "@/lib/payments/providers/demo/confirm";
import { cancelPickup } from "@/lib/pickup/cancel-pickup";
import { pickupCode } from "@/lib/pickup/codes";
import { markCollected } from "@/lib/pickup/mark-collected";
import { markReady } from "@/lib/pickup/mark-ready";
import { startPicking } from "@/lib/pickup/start-picking";
import { undoPress } from "@/lib/pickup/undo-press";
import { type Guest, guestCtx, orderOf, type Shelves, wish } from "../orders/shop";

const cards: DemoCard[] = [
  "demo_ok",
  "demo_ok",
  "demo_ok",
  "demo_declined",
  "demo_confirm",
  "demo_confirm",
  "demo_timeout",
  "demo_lost",
  "demo_late",
  "demo_webhook_twice",
];

const manager: Ctx = {
  actor: {
    kind: "staff",
    id: newId(),
    name: "Matti Manager",
    email: "matti@aisle.example",
    role: "manager",
    locations: "all",
  },
  now: new Date(),
  channel: "staff",
  locale: "en",
};

/**
 * One shopper: holds goods, orders them with some card, says yes, no or nothing to their bank; a declined card is followed
 * by another. The browser comes back while webhooks arrive. @returns the tokens of every order that was written.
 */
export async function shop(db: Db, guest: Guest, shelves: Shelves, random: () => number): Promise<string[]> {
  const ctx = guestCtx(guest);
  const held = await reserve(ctx, wish(shelves));
  const tokens: string[] = [];
  for (let card = cards[Math.floor(random() * cards.length)]!; ; card = "demo_ok") {
    const order = {
      ...orderOf(guest),
      reservations: [held],
      payment: { method: "demo_card" as const, token: card },
    };
    const { id, token, paymentId } = await inTransaction((tx) => placeOrder(ctx, order, tx));
    tokens.push(token);
    const declined = await payOrder(ctx, paymentId!).then(
      () => false,
      (error: unknown) => {
        if (error instanceof Problem && error.kind === "declined") return true;
        throw error;
      },
    );
    if (card === "demo_confirm" && !declined) await answerBank(db, id, random());
    if (!declined) return tokens;
  }
}

async function answerBank(db: Db, orderId: string, chance: number): Promise<void> {
  const [asked] = rowsOf<{ reference: string }>(
    await db.execute(sql`
      select d.reference from demo_provider_payments d join payments p on p.id = d.id where p.order_id = ${orderId}`),
  );
  if (asked && chance < 0.8) await confirmDemo(asked.reference, chance < 0.6);
}

/**
 * What a store does with an order that stands: all of it handed over, a unit refused, in two parts, undone and handed over
 * again, or called off.
 */
export async function serve(db: Db, token: string, random: () => number): Promise<boolean> {
  const order = await orderByToken(db, token);
  const [pickup] = order.fulfillments;
  if (order.state !== "placed" || pickup?.state !== "requested") return false;
  const { id } = pickup;
  const staff = { ...manager, now: new Date() };
  const chance = random();
  if (chance < 0.15) {
    await cancelPickup(staff, { id, reason: "Dropped" });
    return true;
  }
  await startPicking(staff, { id });
  await markReady(staff, { id, allPicked: true });
  const [first] = pickup.lines;
  const collect = (
    more: { lines?: { lineId: string; collected: number }[]; rest?: "refused" | "later" } = {},
  ) =>
    markCollected(staff, {
      id,
      verification: { method: "code", value: pickupCode(id, 1) },
      collectedBy: { name: "Guest Guestson", relation: "customer" },
      ageChecked: true,
      ...more,
    });
  const some = { lines: [{ lineId: first!.id, collected: 1 }] };
  if (chance < 0.35) await collect({ ...some, rest: "refused" });
  else if (chance < 0.55) {
    await collect({ ...some, rest: "later" });
    await collect();
  } else if (chance < 0.75) {
    await collect();
    if (random() < 0.5) await new Promise((resolve) => setTimeout(resolve, 1_500));
    await undoPress(staff, { id, verb: "markCollected" });
    if (random() < 0.5) await collect();
    else await cancelPickup(staff, { id, reason: "Nobody came after all" });
  } else await collect();
  return true;
}
