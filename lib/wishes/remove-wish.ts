import "server-only";
import { sql } from "drizzle-orm";
import { command } from "@/lib/kernel/command";
import { mayShop } from "@/lib/kernel/shopper";
import { wishInput } from "./input";
import { ownList } from "./owner";

/** Takes a product off the shopper's wish list. One that is not on it is what was wanted, too. */
export const removeWish = command({
  input: wishInput,
  may: mayShop,
  async run(tx, ctx, { product }): Promise<void> {
    await tx.execute(sql`
      delete from wishes using wish_lists w, products p
      where wishes.list_id = w.id and ${ownList(ctx.actor)} and p.id = wishes.product_id and p.slug = ${product}`);
  },
});
