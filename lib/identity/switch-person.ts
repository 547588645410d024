import "server-only";
import { sql } from "drizzle-orm";
import { z } from "zod";
import { rowsOf } from "@/db/client";
import type { Ctx } from "@/lib/kernel/actor";
import { inTransaction, parseInput } from "@/lib/kernel/command";
import { checkPin, noDevice } from "./check-pin";
import { type NewSession, startSession } from "./sessions";

const switchInput = z.strictObject({
  /** The token in the device's cookie. */
  device: z.string().min(1).max(100),
  userId: z.string().max(60),
  pin: z.string().max(20),
  /** The sign-in that was in this browser until now; it ends. */
  before: z.string().max(60).nullable(),
  userAgent: z.string().default(""),
});

/**
 * Somebody takes over a shared device by their PIN: a sign-in for the counter of the device's store, and no more.
 * An enrolled device is something they have and the PIN something they know, so no other factor is asked for.
 * Not a `command`: the slow hash is checked outside any transaction.
 * Throws `input.invalid` and what `checkPin` throws.
 */
export async function switchPerson(ctx: Ctx, raw: z.input<typeof switchInput>): Promise<NewSession> {
  const { device: token, userId, pin, before, userAgent } = parseInput(switchInput, raw);
  const device = await checkPin(ctx, { device: token, userId, pin });
  return inTransaction(async (tx) => {
    const still = rowsOf(
      await tx.execute(sql`
        select 1 from staff_devices where id = ${device.id} and revoked_at is null for key share`),
    );
    if (still.length === 0) throw noDevice();
    await tx.execute(sql`
      update sessions set revoked_at = now()
      where id::text = ${before} and device_id = ${device.id} and revoked_at is null`);
    return startSession(tx, userId, userAgent, {
      via: "pin",
      deviceId: device.id,
      secondFactorShown: true,
    });
  });
}
