import "server-only";
import { z } from "zod";
import { lineNotFound } from "@/lib/cart/line-not-found";
import { moveCartLines } from "@/lib/cart/move-cart-lines";
import { cartLines } from "@/lib/cart/queries";
import { storeSlug } from "@/lib/inventory/input";
import { command } from "@/lib/kernel/command";
import { mayShop } from "@/lib/kernel/shopper";
import { type Hold, holdBasket } from "./hold-basket";

/**
 * Another store or another time for what the shopper collects at one store, held there at once. When that is refused
 * nothing changed: the goods are still held where they were.
 * @param input.store where to instead; it starts with as soon as it is ready.
 * @param input.windowId a window at that store; null for as soon as it is ready.
 * @returns every hold of the basket.
 * Throws what `holdBasket` refuses; `cart.line_not_found` when nothing is collected there.
 */
export const changePickup = command({
  input: z.strictObject({
    from: storeSlug,
    store: storeSlug.optional(),
    windowId: z.string().min(1).max(100).nullable(),
  }),
  may: mayShop,
  async run(tx, ctx, { from, store = from, windowId }): Promise<Hold[]> {
    if (store !== from) {
      const lines = (await cartLines(tx, ctx)).filter((line) => line.store === from).map((line) => line.id);
      if (lines.length === 0) throw lineNotFound();
      await moveCartLines(ctx, { lines, store }, tx);
    }
    return holdBasket(ctx, { windows: { [store]: windowId } }, tx);
  },
});
