import "server-only";
import { sql } from "drizzle-orm";
import { z } from "zod";
import { rowsOf } from "@/db/client";
import { command } from "@/lib/kernel/command";
import { emit } from "@/lib/kernel/events";
import { Problem } from "@/lib/kernel/problem";
import { holdMinutes } from "./hold-goods";
import { reservationById } from "./reservation";

/**
 * Gives a shopper who needs longer the same time once more, from now (WCAG 2.2.1).
 * Throws `reservation.not_found`, `reservation.not_held`, `reservation.already_extended`.
 */
export const extendReservation = command({
  input: z.strictObject({ id: z.string().max(60) }),
  may: () => true,
  async run(tx, ctx, input): Promise<void> {
    const { id, state } = await reservationById(tx, ctx, input.id);
    const [extended] = rowsOf<{ location_id: string }>(
      await tx.execute(sql`
        update reservations
        set expires_at = now() + make_interval(mins => ${holdMinutes}), extended_at = now()
        where id = ${id} and state = 'held' and expires_at > now() and extended_at is null
        returning location_id`),
    );
    if (!extended) {
      throw state === "held"
        ? new Problem("conflict", "reservation.already_extended", "The time was extended once already.")
        : new Problem("conflict", "reservation.not_held", "These goods are no longer held.");
    }
    await emit(tx, ctx, {
      name: "reservation.extended",
      subject: { reservationId: id, locationId: extended.location_id },
    });
  },
});
