import "server-only";
import { sql } from "drizzle-orm";
import { z } from "zod";
import { rowsOf, type Tx } from "@/db/client";
import { type Ctx, isStaff } from "@/lib/kernel/actor";
import { command } from "@/lib/kernel/command";
import { emit } from "@/lib/kernel/events";
import { isId } from "@/lib/kernel/id";
import { notFound, Problem } from "@/lib/kernel/problem";
import { noArrival } from "./arrival";
import { type LastPress, lastPress, type PressedPickup } from "./last-press";
import { inMyStores } from "./pickup";
import { pickupStates, type UndoableVerb, undoableVerbs } from "./states";
import { undoHandover } from "./undo-handover";

/**
 * A manager takes the last press of a clerk back, for a few minutes: what it did is undone, and the record keeps both.
 * Without `verb` it is whatever was pressed last, and once: after an undo the next one has to be named, so that two who
 * press at the same moment do not undo two things.
 * Throws `pickup.not_found`, `pickup.nothing_to_undo`, `pickup.undo_too_late`, `pickup.refunded`.
 */
export const undoPress = command({
  input: z.strictObject({ id: z.string().max(60), verb: z.enum(undoableVerbs).optional() }),
  may: (actor) => isStaff(actor, "manager"),
  async run(tx, ctx, { id, verb }): Promise<void> {
    const pickup = await lockPressed(tx, ctx, id);
    const press = await lastPress(tx, pickup);
    if (!press || (verb ? verb !== press.verb : press.undoneSince))
      throw new Problem("conflict", "pickup.nothing_to_undo", "There is no such press to take back.", {
        state: pickup.state,
      });
    if (!press.inTime)
      throw new Problem("conflict", "pickup.undo_too_late", "That was pressed too long ago to take it back.");
    const besides = await takeBack[press.verb](tx, ctx, pickup, press);
    await emit(tx, ctx, {
      name: "pickup.undone",
      subject: { orderId: pickup.order_id, fulfillmentId: id, locationId: pickup.location_id },
      data: { verb: press.verb, from: pickup.state, to: pickupStates.undo(press.verb).to, ...besides },
    });
  },
});

type TakeBack = (
  tx: Tx,
  ctx: Ctx,
  pickup: PressedPickup,
  press: LastPress,
) => Promise<Record<string, unknown>>;

const takeBack: Record<UndoableVerb, TakeBack> = {
  async startPicking(tx, _ctx, { id }) {
    await tx.execute(sql`
      with put_back as (update fulfillment_lines set picked = 0 where fulfillment_id = ${id})
      update fulfillments set state = ${pickupStates.undo("startPicking").to}, picked_by = null, pick_list_id = null
      where id = ${id}`);
    return {};
  },
  async markReady(tx, _ctx, { id }) {
    await tx.execute(sql`
      update fulfillments set state = ${pickupStates.undo("markReady").to}, ready_at = null, pickup_by = null, shelf = null,
        extended_at = null, reminded_at = null, on_my_way_at = null, ${noArrival}
      where id = ${id}`);
    return {};
  },
  markCollected: (tx, ctx, pickup, { handover }) => undoHandover(tx, ctx, pickup, handover!),
};

async function lockPressed(tx: Tx, ctx: Ctx, id: string): Promise<PressedPickup> {
  if (!isId(id)) throw notFound("pickup");
  const [found] = rowsOf<PressedPickup>(
    await tx.execute(sql`
      select f.id, f.order_id, f.location_id, f.state, f.window_id from fulfillments f
      where f.id = ${id} and f.method <> 'delivery' and ${inMyStores(ctx)} for update`),
  );
  if (!found) throw notFound("pickup");
  return found;
}
