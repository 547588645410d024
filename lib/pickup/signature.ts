import "server-only";
import { sql } from "drizzle-orm";
import { z } from "zod";
import { rowsOf, type Tx } from "@/db/client";
import type { Ctx } from "@/lib/kernel/actor";
import { unseal } from "@/lib/kernel/secrets";
import { inMyStores } from "./pickup";

/** What somebody drew: lines of whole numbers as the path of an SVG, and nothing that could be anything else. */
const path = /^(?:M\d{1,3} \d{1,3}(?:L\d{1,3} \d{1,3})*)+$/;

/** A signature as it is sent: at most 20 kB. */
export const signature = z.string().max(20_000).regex(path);

/**
 * What was drawn at the last handover of a pickup, for the staff of its store; null when nothing was, and once it was
 * erased. One statement.
 */
export async function signatureOf(tx: Tx, ctx: Ctx, fulfillmentId: string): Promise<string | null> {
  const [last] = rowsOf<{ sealed_signature: string | null }>(
    await tx.execute(sql`
      select h.sealed_signature from handovers h join fulfillments f on f.id = h.fulfillment_id
      where f.id = ${fulfillmentId} and ${inMyStores(ctx)} order by h.part desc limit 1`),
  );
  const drawn = last?.sealed_signature ? unseal(last.sealed_signature) : null;
  return drawn && path.test(drawn) ? drawn : null;
}
