import "server-only";
import { type SQL, sql } from "drizzle-orm";
import { rowsOf, type Tx } from "@/db/client";
import { type Ctx, isStaff } from "@/lib/kernel/actor";
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
  run: (tx, ctx, { id }): Promise<void> => issueAnew(tx, ctx, id, inMyStores(ctx)),
});

/**
 * Issues a new QR and code for an open pickup, whoever asks. Throws like `reissueCode`.
 * @param scope which rows the caller may touch, as a condition on `f`
 */
export async function issueAnew(tx: Tx, ctx: Ctx, id: string, scope: SQL): Promise<void> {
  if (!isId(id)) throw notFound("pickup");
  // Locked, since both hashes are made from the number that follows.
  const [now] = rowsOf<{ code_issue: number }>(
    await tx.execute(sql`select f.code_issue from fulfillments f where f.id = ${id} and ${scope} for update`),
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
}
