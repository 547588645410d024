import "server-only";
import { z } from "zod";
import { command } from "@/lib/kernel/command";
import { Problem } from "@/lib/kernel/problem";
import { releaseHeld } from "./close-reservations";
import { reservationById } from "./reservation";

/** Gives held goods back at once. Throws `reservation.not_found`, `reservation.not_held`. */
export const releaseReservation = command({
  input: z.strictObject({ id: z.string().max(60) }),
  may: () => true,
  async run(tx, ctx, input): Promise<void> {
    const { id } = await reservationById(tx, ctx, input.id);
    if (!(await releaseHeld(tx, ctx, id)))
      throw new Problem("conflict", "reservation.not_held", "These goods are no longer held.");
  },
});
