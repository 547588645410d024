import "server-only";
import { sql } from "drizzle-orm";
import { z } from "zod";
import { command } from "@/lib/kernel/command";
import { mayShop } from "@/lib/kernel/shopper";
import { typedCode } from "@/lib/promotions/given-codes";
import { lockCart } from "./open-cart";

/** Takes a discount code away from the shopper's basket; one that is not there is gone already. */
export const dropCode = command({
  input: z.strictObject({ code: typedCode }),
  may: mayShop,
  async run(tx, ctx, { code }): Promise<void> {
    const cartId = await lockCart(tx, ctx);
    await tx.execute(sql`
      update carts set codes = array_remove(codes, ${code}) where id = ${cartId}::uuid and ${code} = any(codes)`);
  },
});
