import "server-only";
import { sql } from "drizzle-orm";
import { z } from "zod";
import { rowsOf, type Tx } from "@/db/client";
import type { Ctx } from "@/lib/kernel/actor";
import { command } from "@/lib/kernel/command";
import { emit } from "@/lib/kernel/events";
import { Problem } from "@/lib/kernel/problem";
import { closingAfterDays } from "@/lib/stores/hours";
import { storeById } from "@/lib/stores/queries";
import type { Store } from "@/lib/stores/store";
import { type LockedPickup, lockPickup, ofOrder, subjectOf } from "./shopper-scope";

/**
 * The shopper needs more days: the store keeps a ready pickup for its hold once more, counted from the day on which it
 * would have ended, until closing time. Once.
 * Throws `pickup.not_found`, `pickup.not_ready` and its kin, `pickup.expired`, `pickup.already_extended`.
 */
export const extendPickup = command({
  input: z.strictObject(ofOrder),
  may: () => true,
  async run(tx, ctx, input): Promise<void> {
    const pickup = await lockPickup(tx, ctx, input, ["ready"]);
    const pickupBy = extendedUntil(await storeById(tx, pickup.location_id), pickup);
    await keepUntil(tx, pickup, pickupBy);
    await emitExtended(tx, ctx, pickup, pickupBy);
  },
});

/** Until when a ready pickup would wait if it were extended now. */
export const extendedUntil = (store: Store, pickup: Pick<LockedPickup, "pickup_by">): Date =>
  // Closing time may be the next day's first moment; what counts is the day that it closes.
  closingAfterDays(store, new Date(pickup.pickup_by!.getTime() - 1), store.holdDays);

/** Uses up the one extension of a locked pickup; another reminder will come. Throws `pickup.already_extended`. */
export async function keepUntil(tx: Tx, pickup: LockedPickup, pickupBy: Date): Promise<void> {
  const [kept] = rowsOf(
    await tx.execute(sql`
      update fulfillments f set pickup_by = ${pickupBy.toISOString()}, extended_at = now(), reminded_at = null
      where f.id = ${pickup.id} and f.state = 'ready' and f.extended_at is null returning f.id`),
  );
  if (!kept) throw new Problem("conflict", "pickup.already_extended", "The days were extended once already.");
}

const emitExtended = (tx: Tx, ctx: Ctx, pickup: LockedPickup, pickupBy: Date) =>
  emit(tx, ctx, {
    name: "pickup.extended",
    subject: subjectOf(pickup),
    data: { from: pickup.pickup_by!.toISOString(), pickupBy: pickupBy.toISOString() },
  });
