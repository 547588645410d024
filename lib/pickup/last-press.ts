import "server-only";
import { sql } from "drizzle-orm";
import { rowsOf, type Tx } from "@/db/client";
import type { EventName } from "@/lib/kernel/events";
import { type FulfillmentState, pickupStates, type UndoableVerb, undoableVerbs, undoMinutes } from "./states";

export type PressedPickup = {
  id: string;
  order_id: string;
  location_id: string;
  state: FulfillmentState;
  window_id: string | null;
};

export type Handover = { id: string; part: number };

export type LastPress = {
  verb: UndoableVerb;
  inTime: boolean;
  /** Whether something was taken back after it was pressed. */
  undoneSince: boolean;
  /** The handover it was, when it was one. */
  handover: Handover | null;
};

/** What each press is told by; a handover has a row of its own besides. */
export const toldBy: Record<UndoableVerb, readonly EventName[]> = {
  startPicking: ["pickup.picking_started"],
  markReady: ["pickup.ready"],
  markCollected: ["pickup.collected", "pickup.part_collected"],
};

/**
 * The press that brought a locked pickup to where it stands, or handed over a part of it since; null when nobody
 * pressed anything that can be taken back. Two statements.
 */
export async function lastPress(tx: Tx, pickup: PressedPickup): Promise<LastPress | null> {
  const handover = await standingHandover(tx, pickup.id);
  const verb: UndoableVerb | undefined = handover
    ? "markCollected"
    : undoableVerbs.find((v) => pickupStates.undo(v).from === pickup.state);
  // A handover that stands no more, or that cannot be taken back, is no press either.
  if (verb === "markCollected" && !handover) return null;
  if (!verb || (pickup.state !== pickupStates.undo(verb).from && pickup.state !== pickupStates.undo(verb).to))
    return null;
  const [press] = rowsOf<{ in_time: boolean; undone_since: boolean }>(
    await tx.execute(sql`
      select e.at > now() - make_interval(mins => ${undoMinutes}) as in_time,
        exists (select 1 from events u where u.fulfillment_id = ${pickup.id} and u.name = 'pickup.undone' and u.at > e.at)
          as undone_since
      from events e
      where e.fulfillment_id = ${pickup.id} and e.name = any(${sql.param([...toldBy[verb]])}::text[])
        and ${handover ? sql`e.data ->> 'part' = ${String(handover.part)}` : sql`true`}
      order by e.at desc limit 1`),
  );
  return press ? { verb, inTime: press.in_time, undoneSince: press.undone_since, handover } : null;
}

/**
 * The last handover that was not taken back: what undoing one does to the ledger is its trace. One in exchange is undone
 * by bringing the goods back, and so is one of which something came back since.
 */
async function standingHandover(tx: Tx, id: string): Promise<Handover | null> {
  const [last] = rowsOf<Handover>(
    await tx.execute(sql`
      select h.id, h.part from handovers h
      where h.fulfillment_id = ${id} and h.verification <> 'brought_back'
      and not exists (select 1 from fulfillment_lines fl where fl.fulfillment_id = h.fulfillment_id and fl.returned > 0)
      and not exists (
        select 1 from fulfillment_lines fl
        join stock_movements m on m.kind = 'returned' and m.cause = 'handover_undone:' || h.id || ':' || fl.id
        where fl.fulfillment_id = h.fulfillment_id)
      order by h.part desc limit 1`),
  );
  return last ?? null;
}
