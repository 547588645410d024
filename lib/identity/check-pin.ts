import "server-only";
import { sql } from "drizzle-orm";
import { db, rowsOf } from "@/db/client";
import type { Ctx } from "@/lib/kernel/actor";
import { inTransaction } from "@/lib/kernel/command";
import { emit } from "@/lib/kernel/events";
import { isId } from "@/lib/kernel/id";
import { giveBackLimits, type Limit, takeLimits } from "@/lib/kernel/limits";
import { Problem } from "@/lib/kernel/problem";
import { deviceOf, type SharedDevice } from "./devices";
import { pinMatches } from "./pin";

const minute = 60;

/** Each next lock is longer: five wrong ones shut for minutes, ten for an hour, fifteen for a day. */
const pinLimits = (deviceId: string, userId: string): Limit[] => [
  { bucket: `pin:person:${userId}`, max: 5, windowSeconds: 5 * minute },
  { bucket: `pin:person-hour:${userId}`, max: 10, windowSeconds: 60 * minute },
  { bucket: `pin:person-day:${userId}`, max: 15, windowSeconds: 24 * 60 * minute },
  { bucket: `pin:device:${deviceId}`, max: 15, windowSeconds: 5 * minute },
  { bucket: `pin:device-hour:${deviceId}`, max: 40, windowSeconds: 60 * minute },
];

export const noDevice = (): Problem =>
  new Problem("unauthenticated", "device.not_enrolled", "This device is not one that people share here.");

/**
 * Looks whether a PIN is that of a person who works at the store of the device it was typed at. A try is counted before
 * it is judged, against the person and the device, whether or not there is such a person. The lock that it ran into is
 * written down once. Outside any transaction, since the hash is slow.
 * Throws `device.not_enrolled` (401), `pin.wrong` (422), `pin.too_many_tries` (429).
 */
export async function checkPin(
  ctx: Ctx,
  { device: token, userId, pin }: { device: string; userId: string; pin: string },
): Promise<SharedDevice> {
  const device = await deviceOf(db(), token);
  if (!device) throw noDevice();
  const limits = pinLimits(device.id, isId(userId) ? userId : "nobody");
  try {
    await takeLimits("pin.too_many_tries", ...limits);
  } catch (error) {
    if (error instanceof Problem && error.code === "pin.too_many_tries")
      await noteLock(ctx, device, userId, error);
    throw error;
  }
  const [person] = isId(userId)
    ? rowsOf<{ pin_hash: string }>(
        await db().execute(sql`
          select p.pin_hash from staff_pins p
          join staff st on st.user_id = p.user_id and st.role <> 'admin'
          join users u on u.id = p.user_id and u.disabled_at is null
          where p.user_id = ${userId} and exists (
            select from staff_locations l where l.user_id = u.id and l.location_id = ${device.locationId})`),
      )
    : [];
  if (!(await pinMatches(person?.pin_hash ?? null, userId, pin)))
    throw new Problem("invalid", "pin.wrong", "That PIN is not right.", {
      errors: [{ pointer: "/pin", code: "pin.wrong", detail: "is not right" }],
    });
  await giveBackLimits(...limits);
  return device;
}

/** One event per lock, not one per further try: the next is counted for as long as this one lasts. */
async function noteLock(ctx: Ctx, device: SharedDevice, userId: string, lock: Problem): Promise<void> {
  const seconds = Math.max(1, lock.details.retryAfter ?? minute);
  const until = Math.round((ctx.now.getTime() / 1000 + seconds) / minute);
  const first = await takeLimits("noted", {
    bucket: `pin-noted:${device.id}:${userId.slice(0, 40)}:${until}`,
    max: 1,
    windowSeconds: 24 * 60 * minute,
  }).then(
    () => true,
    () => false,
  );
  if (!first) return;
  await inTransaction((tx) =>
    emit(tx, ctx, {
      name: "device.pins_refused",
      subject: { locationId: device.locationId },
      data: { device: device.id, ...(isId(userId) ? { person: userId } : {}) },
    }),
  );
}
