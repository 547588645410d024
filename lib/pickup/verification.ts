import "server-only";
import { sql } from "drizzle-orm";
import { z } from "zod";
import { actorRef, type Ctx } from "@/lib/kernel/actor";
import { giveBackLimits, takeLimits } from "@/lib/kernel/limits";
import { Problem } from "@/lib/kernel/problem";
import { codeIs, qrIs } from "./codes";
import type { Guard } from "./pickup";
import { verificationMethods } from "./states";

/** How the person at the counter is known. */
export const verification = z.strictObject({
  method: z.enum(verificationMethods),
  /** What was scanned or typed; an ID document is looked at, its number is nobody's to keep. */
  value: z.string().trim().min(1).max(200).optional(),
});
export type Verification = z.output<typeof verification>;

/**
 * Runs a move that only the right QR or code may make: the proof is part of the UPDATE's WHERE. A try is counted before
 * it is judged, and given back unless it was wrong.
 * @param id the pickup's.
 * Throws `pickup.wrong_code` (422), `pickup.too_many_tries` (429), and what the move throws.
 */
export async function whenVerified<T>(
  ctx: Ctx,
  id: string,
  shown: Verification,
  move: (...guards: readonly Guard[]) => Promise<T>,
): Promise<T> {
  if (shown.method === "id_document") return move();
  if (!shown.value) throw wrongCode();
  const limits = triesAllowed(ctx, id);
  await takeLimits("pickup.too_many_tries", ...limits);
  const holds = shown.method === "qr" ? qrIs(shown.value) : codeIs(shown.value);
  let moved: T;
  try {
    moved = await move({ holds: sql`(${holds})`, otherwise: wrongCode });
  } catch (error) {
    if (error instanceof Problem && error.code !== "pickup.wrong_code") await giveBackLimits(...limits);
    throw error;
  }
  await giveBackLimits(...limits);
  return moved;
}

/** Wrong tries only: 5 an hour for a pickup, 20 for a device. A right one is given back. */
const triesAllowed = (ctx: Ctx, id: string) => [
  { bucket: `handover:pickup:${id}`, max: 5, windowSeconds: 3600 },
  { bucket: `handover:device:${actorRef(ctx.actor)}:${ctx.address ?? ""}`, max: 20, windowSeconds: 3600 },
];

const wrongCode = () =>
  new Problem("invalid", "pickup.wrong_code", "That is not the code of this pickup.", {
    errors: [
      { pointer: "/verification/value", code: "pickup.wrong_code", detail: "is not the code of this pickup" },
    ],
  });
