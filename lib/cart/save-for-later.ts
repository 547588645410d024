import "server-only";
import { sql } from "drizzle-orm";
import { z } from "zod";
import { command } from "@/lib/kernel/command";
import { mayShop } from "@/lib/kernel/shopper";
import { lineNotFound } from "./line-not-found";
import { lockCart } from "./open-cart";
import { putAside } from "./put-aside";

/**
 * Puts a line of the shopper's basket aside.
 * Throws `cart.line_not_found`, also for a line of somebody else's basket.
 */
export const saveForLater = command({
  input: z.strictObject({ id: z.uuid() }),
  may: mayShop,
  async run(tx, ctx, { id }): Promise<void> {
    const left = await putAside(tx, await lockCart(tx, ctx), sql`select ${id}::uuid`);
    if (left === 0) throw lineNotFound();
  },
});
