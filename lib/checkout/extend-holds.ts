import "server-only";
import { z } from "zod";
import { extendReservation } from "@/lib/inventory/extend-reservation";
import { command } from "@/lib/kernel/command";
import { heldInput } from "./input";

/**
 * Gives a shopper who needs longer the same time once more, for everything they hold or for nothing of it.
 * Throws `reservation.not_found`, `reservation.not_held`, `reservation.already_extended`.
 */
export const extendHolds = command({
  input: z.strictObject({ holds: heldInput }),
  may: () => true,
  async run(tx, ctx, { holds }): Promise<void> {
    for (const { id, token } of holds) await extendReservation({ ...ctx, bearer: token }, { id }, tx);
  },
});
