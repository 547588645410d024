import "server-only";
import { sql } from "drizzle-orm";
import { rowsOf } from "@/db/client";
import { isStaff } from "@/lib/kernel/actor";
import { command } from "@/lib/kernel/command";
import { emit } from "@/lib/kernel/events";
import { isId } from "@/lib/kernel/id";
import { notFound } from "@/lib/kernel/problem";
import { pickupCodeHash, pickupQrHash } from "./codes";
import { changePickup, inMyStores } from "./pickup";
import { pickupId } from "./start-picking";
import { pickupStates } from "./states";

/**
 * A new QR and code; the old ones are worthless at once, also when they had been revoked. The customer is told.
 * Throws `pickup.not_found`, `pickup.already_collected`, `pickup.cancelled`, `pickup.expired`.
 */
export const reissueCode = command({
  input: pickupId,
  may: (actor) => isStaff(actor),
  async run(tx, ctx, { id }): Promise<void> {
    if (!isId(id)) throw notFound("pickup");
    const scope = inMyStores(ctx);
    // Locked, since both hashes are made from the number that follows.
    const [now] = rowsOf<{ code_issue: number }>(
      await tx.execute(
        sql`select f.code_issue from fulfillments f where f.id = ${id} and ${scope} for update`,
      ),
    );
    const issue = (now?.code_issue ?? 0) + 1;
    const set = sql`code_issue = ${issue}, qr_hash = ${pickupQrHash(id, issue)},
      code_hash = ${pickupCodeHash(id, issue)}, code_revoked_at = null`;
    const pickup = await changePickup(tx, id, pickupStates.open, scope, set);
    await emit(tx, ctx, {
      name: "pickup.code_reissued",
      subject: { orderId: pickup.order_id, fulfillmentId: id, locationId: pickup.location_id },
      data: { issue },
    });
  },
});
