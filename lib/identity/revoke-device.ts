import "server-only";
import { sql } from "drizzle-orm";
import { z } from "zod";
import { rowsOf } from "@/db/client";
import { staffLocations } from "@/lib/kernel/actor";
import { command } from "@/lib/kernel/command";
import { emit } from "@/lib/kernel/events";
import { Problem } from "@/lib/kernel/problem";
import { decidesAboutPeople } from "./staff-reach";

/**
 * Ends a shared device and every sign-in at it, at once.
 * Throws `device.not_found`, also for another store's and for one that has ended.
 */
export const revokeDevice = command({
  input: z.strictObject({ id: z.uuid() }),
  may: decidesAboutPeople,
  async run(tx, ctx, { id }): Promise<void> {
    const mine = staffLocations(ctx.actor);
    const scope = mine === "all" ? sql`true` : sql`location_id = any(${sql.param(mine)}::uuid[])`;
    const [ended] = rowsOf<{ location_id: string; name: string }>(
      await tx.execute(sql`
        update staff_devices set revoked_at = now() where id = ${id} and revoked_at is null and ${scope}
        returning location_id, name`),
    );
    if (!ended) throw new Problem("not_found", "device.not_found", "There is no such device.");
    await tx.execute(
      sql`update sessions set revoked_at = now() where device_id = ${id} and revoked_at is null`,
    );
    await emit(tx, ctx, {
      name: "device.revoked",
      subject: { locationId: ended.location_id },
      data: { device: id, name: ended.name },
    });
  },
});
