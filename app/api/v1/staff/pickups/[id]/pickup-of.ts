import { pickupAnswer } from "@/app/api/v1/_contract/fulfillments";
import type { Tx } from "@/db/client";
import type { Ctx } from "@/lib/kernel/actor";
import { staffPickup } from "@/lib/pickup/queries";

/** One pickup, for the staff of its store. Throws `pickup.not_found`. Two statements. */
export async function pickupOf(tx: Tx, ctx: Ctx, id: string) {
  const { order, pickup } = await staffPickup(tx, ctx, id);
  return pickupAnswer(ctx, order, pickup);
}
