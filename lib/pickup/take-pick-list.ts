import "server-only";
import { sql } from "drizzle-orm";
import { z } from "zod";
import { rowsOf } from "@/db/client";
import { isStaff } from "@/lib/kernel/actor";
import { command } from "@/lib/kernel/command";
import { emit } from "@/lib/kernel/events";
import { isId } from "@/lib/kernel/id";
import { notFound, Problem } from "@/lib/kernel/problem";
import { listIsMine } from "./pick-lists";
import { pickerName } from "./start-picking";

/**
 * A clerk goes on with a round that another one began: what is not ready yet is theirs from now on, and the first one's
 * scanner counts no more. Two who take it from the same clerk at once: one does.
 * Throws `pick_list.not_found`, `pick_list.taken_over` with who has it now.
 */
export const takePickList = command({
  input: z.strictObject({
    list: z.string().max(60),
    /** Whom it is taken from, as it was shown. */
    from: z.string().max(200),
  }),
  may: (actor) => isStaff(actor),
  async run(tx, ctx, { list, from }): Promise<void> {
    if (!isId(list)) throw notFound("pick_list");
    const name = pickerName(ctx);
    const mine = sql`pl.id = ${list} and ${listIsMine(ctx)}`;
    const [taken] = rowsOf(
      await tx.execute(sql`
        update pick_lists pl set picked_by = ${name} where ${mine} and pl.picked_by = ${from} returning pl.id`),
    );
    if (!taken) {
      const [now] = rowsOf<{ picked_by: string }>(
        await tx.execute(sql`select pl.picked_by from pick_lists pl where ${mine}`),
      );
      throw now ? takenOver(now.picked_by) : notFound("pick_list");
    }
    const moved = rowsOf<{ id: string; order_id: string; location_id: string }>(
      await tx.execute(sql`
        with theirs as (
          select f.id from fulfillments f join pick_lists pl on pl.id = f.pick_list_id and pl.location_id = f.location_id
          where ${mine} and f.state = 'picking' order by f.id for update of f
        )
        update fulfillments f set picked_by = ${name} from theirs where f.id = theirs.id
        returning f.id, f.order_id, f.location_id`),
    );
    const changed = moved.map((f) => ({
      name: "pickup.picker_changed" as const,
      subject: { orderId: f.order_id, fulfillmentId: f.id, locationId: f.location_id },
      data: { list, from },
    }));
    await emit(tx, ctx, ...changed);
  },
});

/** Somebody else walks this round now. */
export const takenOver = (pickedBy: string): Problem =>
  new Problem("conflict", "pick_list.taken_over", "Somebody else picks this list now.", { pickedBy });
