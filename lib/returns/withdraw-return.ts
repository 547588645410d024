import "server-only";
import { sql } from "drizzle-orm";
import { z } from "zod";
import { isStaff } from "@/lib/kernel/actor";
import { command } from "@/lib/kernel/command";
import { emit } from "@/lib/kernel/events";
import { mayTouchOrder } from "@/lib/orders/queries";
import { closeReturn } from "./close-return";

/** The shopper keeps what they had wanted to bring back. Throws `return.not_found`, `return.closed`. */
export const withdrawReturn = command({
  input: z.strictObject({ id: z.uuid() }),
  may: (actor) => !isStaff(actor),
  async run(tx, ctx, { id }): Promise<void> {
    const own = sql`not r.needs_approval
      and exists (select 1 from orders o where o.id = r.order_id and ${mayTouchOrder(ctx)})`;
    const { orderId, number } = await closeReturn(tx, id, "withdraw", own);
    await emit(tx, ctx, { name: "return.withdrawn", subject: { orderId }, data: { return: id, number } });
  },
});
