import "server-only";
import { sql } from "drizzle-orm";
import { rowsOf, type Tx } from "@/db/client";
import type { Ctx } from "@/lib/kernel/actor";
import { wantedUnits } from "@/lib/orders/line-cost";
import { choiceIsOpen } from "@/lib/orders/short-picks";
import { endPickup } from "./cancel-pickup";
import { pickupStates } from "./states";

/** Why a pickup ended of which every unit was short, and about all of which its customer has chosen. */
export const nothingLeft = { by: "customer", reason: "nothing_left" } as const;

/**
 * Ends a pickup of which nothing is left to pick, once nothing can be added to it any more: all of it was short, and no
 * choice is open. Nobody has to come for it.
 */
export async function endIfNothingLeft(tx: Tx, ctx: Ctx, id: string): Promise<void> {
  const [empty] = rowsOf(
    await tx.execute(sql`
      select 1 from fulfillments f
      where f.id = ${id} and f.state = any(${sql.param(pickupStates.from("cancel"))}::text[])
        and not exists (select 1 from fulfillment_lines fl where fl.fulfillment_id = f.id and ${wantedUnits} > fl.collected)
        and not exists (select 1 from short_picks sp join fulfillment_lines fl on fl.id = sp.fulfillment_line_id
          where fl.fulfillment_id = f.id and ${choiceIsOpen})`),
  );
  if (empty) await endPickup(tx, ctx, id, sql`true`, nothingLeft);
}
