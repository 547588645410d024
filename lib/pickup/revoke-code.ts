import "server-only";
import { sql } from "drizzle-orm";
import { isStaff } from "@/lib/kernel/actor";
import { command } from "@/lib/kernel/command";
import { emit } from "@/lib/kernel/events";
import { changePickupIf, inMyStores } from "./pickup";
import { pickupId } from "./start-picking";
import { pickupStates } from "./states";

/**
 * QR and code were stolen, or went to the wrong person: neither opens the pickup any more, only an ID does, until new
 * ones are issued. Saying it again changes nothing.
 * Throws `pickup.not_found`, `pickup.already_collected`, `pickup.cancelled`, `pickup.expired`.
 */
export const revokeCode = command({
  input: pickupId,
  may: (actor) => isStaff(actor),
  async run(tx, ctx, { id }): Promise<void> {
    const set = sql`code_revoked_at = now()`;
    const news = sql`f.code_revoked_at is null`;
    const pickup = await changePickupIf(tx, id, pickupStates.open, inMyStores(ctx), set, news);
    if (!pickup) return;
    await emit(tx, ctx, {
      name: "pickup.code_revoked",
      subject: { orderId: pickup.order_id, fulfillmentId: id, locationId: pickup.location_id },
    });
  },
});
