import "server-only";
import { sql } from "drizzle-orm";
import { z } from "zod";
import { rowsOf } from "@/db/client";
import { staffDevices } from "@/db/schema/identity";
import { actorRef, staffLocations } from "@/lib/kernel/actor";
import { command } from "@/lib/kernel/command";
import { emit } from "@/lib/kernel/events";
import { newId } from "@/lib/kernel/id";
import { notFound } from "@/lib/kernel/problem";
import { hashToken, randomToken } from "@/lib/kernel/secrets";
import { decidesAboutPeople } from "./staff-reach";

/**
 * Makes the browser in front of a manager a shared device of a store: its people then switch there by PIN.
 * @returns the token for the browser's cookie, told this once; only its hash is kept.
 * Throws `store.not_found`, also for a store that is not the manager's.
 */
export const enrolDevice = command({
  input: z.strictObject({ name: z.string().trim().min(1).max(60), store: z.string().min(1).max(60) }),
  may: decidesAboutPeople,
  async run(tx, ctx, { name, store }): Promise<{ id: string; token: string }> {
    const mine = staffLocations(ctx.actor);
    const scope = mine === "all" ? sql`true` : sql`id = any(${sql.param(mine)}::uuid[])`;
    const [place] = rowsOf<{ id: string }>(
      await tx.execute(sql`
        select id from stock_locations where slug = ${store} and kind = 'store' and ${scope}`),
    );
    if (!place) throw notFound("store");
    const id = newId();
    const token = randomToken(24);
    await tx.insert(staffDevices).values({
      id,
      name,
      locationId: place.id,
      tokenHash: hashToken(token),
      enrolledBy: actorRef(ctx.actor),
    });
    await emit(tx, ctx, {
      name: "device.enrolled",
      subject: { locationId: place.id },
      data: { device: id, name },
    });
    return { id, token };
  },
});
