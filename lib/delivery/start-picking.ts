import "server-only";
import { sql } from "drizzle-orm";
import { z } from "zod";
import { rowsOf, type Tx } from "@/db/client";
import { type Ctx, isStaff } from "@/lib/kernel/actor";
import { command } from "@/lib/kernel/command";
import { emit } from "@/lib/kernel/events";
import { isId } from "@/lib/kernel/id";
import { underReview } from "@/lib/pickup/review";
import { pickerName } from "@/lib/pickup/start-picking";
import { fromMyPlaces, moveDelivery, subjectOf } from "./delivery";

/**
 * Somebody takes a delivery to pick. Throws `delivery.not_found`, `delivery.not_requested` and its kin, `pickup.under_review`.
 */
export const startPickingDelivery = command({
  input: z.strictObject({ id: z.string().max(60) }),
  may: (actor) => isStaff(actor),
  async run(tx, ctx, { id }): Promise<void> {
    await refuseHeld(tx, ctx, id);
    const moved = await moveDelivery(
      tx,
      id,
      "startPicking",
      fromMyPlaces(ctx),
      sql`, picked_by = ${pickerName(ctx)}`,
    );
    await emit(tx, ctx, { name: "delivery.picking_started", subject: subjectOf(moved) });
  },
});

/** Locked, so that nothing holds it between the look and the move. */
async function refuseHeld(tx: Tx, ctx: Ctx, id: string): Promise<void> {
  if (!isId(id)) return;
  const [row] = rowsOf<{ review: string | null; state: string }>(
    await tx.execute(sql`
      select f.review, f.state from fulfillments f where f.id = ${id} and ${fromMyPlaces(ctx)} for update`),
  );
  if (row?.review === "held" && row.state === "requested") throw underReview();
}
