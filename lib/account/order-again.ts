import "server-only";
import { z } from "zod";
import { addToCart } from "@/lib/cart/add-to-cart";
import { maxUnits } from "@/lib/cart/bounds";
import { command } from "@/lib/kernel/command";
import { Problem } from "@/lib/kernel/problem";
import type { Order } from "@/lib/orders/order";
import { orderByNumber } from "@/lib/orders/queries";

/** What stayed behind: not sold any more, its store hands nothing over any more, or the basket takes no more of it. */
export type LeftBehind = { title: string; why: "gone" | "store" | "full" };

const reasons: Record<string, LeftBehind["why"]> = {
  "variant.not_found": "gone",
  "variant.no_price": "gone",
  "store.not_found": "store",
  "cart.full": "full",
  "cart.too_many_units": "full",
};

/**
 * Puts what an earlier order was about into the basket once more, at today's prices and the same way as then.
 * @returns how many units went in, and what did not.
 * Throws `order.not_found`, also for somebody else's.
 */
export const orderAgain = command({
  input: z.strictObject({ number: z.string().max(40) }),
  may: (actor) => actor.kind === "customer",
  async run(tx, ctx, { number }): Promise<{ added: number; left: LeftBehind[] }> {
    let added = 0;
    const left: LeftBehind[] = [];
    for (const { sku, store, quantity, title } of wantedOf(await orderByNumber(tx, ctx, number))) {
      try {
        await addToCart(ctx, { sku, store, quantity }, tx);
        added += quantity;
      } catch (error) {
        const why = error instanceof Problem ? reasons[error.code] : undefined;
        if (!why) throw error;
        left.push({ title, why });
      }
    }
    return { added, left };
  },
});

type Wanted = { sku: string; title: string; store: string | null; quantity: number };

/** What was ordered, and where it was had in the end: units that moved elsewhere count there. */
function wantedOf(order: Order): Wanted[] {
  const wanted = new Map<string, Wanted>();
  for (const f of order.fulfillments)
    for (const line of f.lines) {
      const store = f.method === "delivery" ? null : f.store;
      const units = line.ordered - line.moved;
      const key = `${line.sku} ${store ?? ""}`;
      const before = wanted.get(key)?.quantity ?? 0;
      const quantity = Math.min(maxUnits, before + units);
      if (units > 0) wanted.set(key, { sku: line.sku, title: line.title, store, quantity });
    }
  return [...wanted.values()];
}
