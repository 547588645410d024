import "server-only";
import { sql } from "drizzle-orm";
import { z } from "zod";
import { rowsOf } from "@/db/client";
import { mergeCart } from "@/lib/cart/merge-cart";
import { adoptHolds } from "@/lib/inventory/adopt-holds";
import { command, refusal } from "@/lib/kernel/command";
import { emit } from "@/lib/kernel/events";
import { joinWishes } from "@/lib/wishes/join-wishes";

/**
 * Brings together what a customer did before they signed in: what this browser holds, has in its basket and wishes
 * for, and the orders that were placed as a guest with the account's address. An account's address was proven when it was opened, so
 * nobody gets orders by claiming one. Doing it again finds nothing left to do.
 * @param input `visitor` is the hash of the browser's cookie; null when it has none.
 * @returns how many orders joined the account, and how many lines of both baskets had to be put aside for later.
 */
export const joinAccount = command({
  input: z.strictObject({ visitor: z.string().min(1).max(100).nullable() }),
  may: (actor) => actor.kind === "customer",
  async run(tx, ctx, { visitor }): Promise<{ orders: number; aside: number }> {
    if (ctx.actor.kind !== "customer") throw refusal(ctx.actor);
    const { id, email } = ctx.actor;
    if (visitor) await adoptHolds(ctx, { visitor }, tx);
    const joined = rowsOf<{ id: string }>(
      await tx.execute(sql`
        update orders set customer_id = ${id}
        where id in (select id from orders where customer_email = ${email} and customer_id is null
          order by id for update)
        returning id`),
    );
    await emit(
      tx,
      ctx,
      ...joined.map((order) => ({
        name: "account.orders_joined" as const,
        subject: { orderId: order.id },
        data: { user: id },
      })),
    );
    if (!visitor) return { orders: joined.length, aside: 0 };
    const { aside } = await mergeCart(ctx, { visitor }, tx);
    await joinWishes(ctx, { visitor }, tx);
    return { orders: joined.length, aside };
  },
});
