import "server-only";
import { sql } from "drizzle-orm";
import { z } from "zod";
import { isStaff } from "@/lib/kernel/actor";
import { command } from "@/lib/kernel/command";
import { emit } from "@/lib/kernel/events";
import { pickerName } from "@/lib/pickup/start-picking";
import { fromMyPlaces, moveDelivery, subjectOf } from "./delivery";

/** Somebody takes a delivery to pick. Throws `delivery.not_found`, `delivery.not_requested` and its kin. */
export const startPickingDelivery = command({
  input: z.strictObject({ id: z.string().max(60) }),
  may: (actor) => isStaff(actor),
  async run(tx, ctx, { id }): Promise<void> {
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
