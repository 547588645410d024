import "server-only";
import { type SQL, sql } from "drizzle-orm";
import { rowsOf, type Tx } from "@/db/client";
import { type Ctx, staffLocations } from "@/lib/kernel/actor";
import { isId } from "@/lib/kernel/id";
import { notFound, Problem } from "@/lib/kernel/problem";
import { type FulfillmentState, terminalFulfillmentStates } from "@/lib/pickup/states";
import { type TransferState, transferStates } from "./transfer-states";

/** Which of a transfer's two places is the caller's. */
export type End = "from" | "to" | "either";

/** Row scope of a transfer `t`: the caller's own place at that end. */
export function atMyEnd(ctx: Ctx, end: End): SQL {
  const places = staffLocations(ctx.actor);
  if (places === "all") return sql`true`;
  const mine = sql`any(${sql.param(places)}::uuid[])`;
  if (end === "from") return sql`t.from_id = ${mine}`;
  return end === "to" ? sql`t.to_id = ${mine}` : sql`(t.from_id = ${mine} or t.to_id = ${mine})`;
}

export type Transfer = {
  id: string;
  from_id: string;
  from: string;
  to_id: string;
  to: string;
  /** The pickup it brings goods for; null when it is for the shelf. */
  pickup: { id: string; orderId: string; windowId: string | null; over: boolean } | null;
};

/**
 * A transfer of the caller's, with the pickup it is for locked: pickups come before transfers in the order of locks,
 * and whether this one still wants its goods must not change meanwhile.
 * Throws `transfer.not_found`, `auth.forbidden` when it is the other place's turn.
 */
export async function transferInHand(tx: Tx, ctx: Ctx, id: string, end: End): Promise<Transfer> {
  if (!isId(id)) throw notFound("transfer");
  const [found] = rowsOf<Omit<Transfer, "pickup"> & { fulfillment_id: string | null; mine: boolean }>(
    await tx.execute(sql`
      select t.id, t.from_id, a.slug as "from", t.to_id, b.slug as "to", t.fulfillment_id, ${atMyEnd(ctx, end)} as mine
      from transfers t join stock_locations a on a.id = t.from_id join stock_locations b on b.id = t.to_id
      where t.id = ${id} and ${atMyEnd(ctx, "either")}`),
  );
  if (!found) throw notFound("transfer");
  const { fulfillment_id, mine, ...transfer } = found;
  if (!mine) throw new Problem("forbidden", "auth.forbidden", "This is for the other place to do.");
  return { ...transfer, pickup: fulfillment_id === null ? null : await lockPickup(tx, fulfillment_id) };
}

async function lockPickup(tx: Tx, id: string): Promise<Transfer["pickup"]> {
  const [row] = rowsOf<{ order_id: string; window_id: string | null; state: FulfillmentState }>(
    await tx.execute(sql`select order_id, window_id, state from fulfillments where id = ${id} for update`),
  );
  if (!row) return null;
  const over = terminalFulfillmentStates.includes(row.state);
  return { id, orderId: row.order_id, windowId: row.window_id, over };
}

/**
 * Takes a transfer along one verb of its states table by one conditional update.
 * Throws 409 with why: `transfer.not_<state>`, `transfer.already_received`, `transfer.cancelled`.
 */
export async function moveTransfer(
  tx: Tx,
  id: string,
  verb: (typeof transferStates.verbs)[number],
): Promise<void> {
  const from = transferStates.from(verb);
  const target = transferStates.next(from[0]!, verb)!;
  const stamp = target === "sent" ? sql`sent_at = now()` : sql`closed_at = now()`;
  const [moved] = rowsOf(
    await tx.execute(sql`
      update transfers t set state = ${target}, ${stamp}
      where t.id = ${id} and t.state = any(${sql.param(from)}::text[]) returning 1`),
  );
  if (!moved) throw await whyNot(tx, id, from[0]!);
}

async function whyNot(tx: Tx, id: string, wanted: TransferState): Promise<Problem> {
  const [found] = rowsOf<{ state: TransferState }>(
    await tx.execute(sql`select state from transfers where id = ${id}`),
  );
  const details = { state: found!.state };
  if (found!.state === "cancelled")
    return new Problem("conflict", "transfer.cancelled", "This transfer was cancelled.", details);
  if (found!.state === "received")
    return new Problem(
      "conflict",
      "transfer.already_received",
      "This transfer has arrived already.",
      details,
    );
  return new Problem(
    "conflict",
    `transfer.not_${wanted}`,
    "The transfer is not that far, or further already.",
    details,
  );
}

/** What an event about a transfer is about: a place, and the pickup it is for. */
export const subjectOf = (transfer: Transfer, locationId: string) => ({
  locationId,
  ...(transfer.pickup ? { fulfillmentId: transfer.pickup.id, orderId: transfer.pickup.orderId } : {}),
});
