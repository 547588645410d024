import "server-only";
import { sql } from "drizzle-orm";
import { z } from "zod";
import { command } from "@/lib/kernel/command";
import { emit } from "@/lib/kernel/events";
import { staffRoles } from "./roles";
import { onlyPlace } from "./staff-invitation";
import { decidesAboutPeople, lockPerson, requireAnotherAdmin, storesFor } from "./staff-reach";

/**
 * Gives somebody another role and other stores. It counts at their next request, since both are read with every one.
 * Throws `person.not_found`, `person.yourself` (403): nobody raises themselves; `person.last_admin` (409),
 * `person.role_too_high` (403), `person.store_required` (422), `store.not_found`.
 */
export const changeStaff = command({
  input: z.strictObject({
    userId: z.uuid(),
    role: z.enum(staffRoles),
    stores: z.array(z.string().min(1).max(60)).max(100),
  }),
  may: decidesAboutPeople,
  async run(tx, ctx, { userId, role, stores }): Promise<void> {
    const person = await lockPerson(tx, ctx.actor, userId);
    const locationIds = await storesFor(tx, ctx.actor, role, stores);
    if (person.role === "admin" && role !== "admin") await requireAnotherAdmin(tx, userId);
    await tx.execute(sql`update staff set role = ${role} where user_id = ${userId}`);
    await tx.execute(sql`delete from staff_locations where user_id = ${userId}`);
    await tx.execute(sql`
      insert into staff_locations (user_id, location_id)
      select ${userId}, place from unnest(${sql.param(locationIds)}::uuid[]) as place`);
    await emit(tx, ctx, {
      name: "staff.changed",
      subject: onlyPlace(locationIds),
      data: {
        person: userId,
        role,
        locations: locationIds,
        before: { role: person.role, locations: person.locations },
      },
    });
  },
});
