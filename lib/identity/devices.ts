import "server-only";
import { sql } from "drizzle-orm";
import { rowsOf, type Tx } from "@/db/client";
import { type Ctx, isStaff, staffLocations } from "@/lib/kernel/actor";
import { refusal } from "@/lib/kernel/command";
import { hashToken } from "@/lib/kernel/secrets";
import type { StaffRole } from "./roles";

export type SharedDevice = { id: string; name: string; locationId: string; store: string };

/** The device that a browser's token stands for; null when it is none, or no longer enrolled. One statement. */
export async function deviceOf(tx: Tx, token: string): Promise<SharedDevice | null> {
  const [device] = rowsOf<SharedDevice>(
    await tx.execute(sql`
      with seen as (
        update staff_devices set last_seen_at = now() where token_hash = ${hashToken(token)}
          and revoked_at is null and last_seen_at < now() - interval '5 minutes')
      select d.id, d.name, d.location_id as "locationId", l.name as store
      from staff_devices d join stock_locations l on l.id = d.location_id
      where d.token_hash = ${hashToken(token)} and d.revoked_at is null`),
  );
  return device ?? null;
}

/** Somebody who may switch to themselves at a device. */
export type DevicePerson = { id: string; name: string; role: StaffRole };

/**
 * Who works at a device's store and has chosen a PIN, by name. Admins are not among them: what they may do is too much
 * for a PIN. @param locationId of the device. One statement.
 */
export async function peopleOfDevice(tx: Tx, locationId: string): Promise<DevicePerson[]> {
  return rowsOf<DevicePerson>(
    await tx.execute(sql`
      select u.id, u.name, st.role from staff st
      join users u on u.id = st.user_id and u.disabled_at is null
      join staff_pins p on p.user_id = st.user_id
      where st.role <> 'admin' and exists (
        select from staff_locations l where l.user_id = st.user_id and l.location_id = ${locationId})
      order by u.name, u.id`),
  );
}

export type DeviceRow = SharedDevice & { slug: string; by: string; enrolledAt: string; seenAt: string };

/**
 * The shared devices of a manager's stores, by store and name.
 * Throws `auth.required`, `auth.forbidden`. One statement.
 */
export async function listDevices(tx: Tx, ctx: Ctx): Promise<DeviceRow[]> {
  if (!isStaff(ctx.actor, "manager")) throw refusal(ctx.actor);
  const mine = staffLocations(ctx.actor);
  const scope = mine === "all" ? sql`true` : sql`d.location_id = any(${sql.param(mine)}::uuid[])`;
  return rowsOf<DeviceRow>(
    await tx.execute(sql`
      select d.id, d.name, d.location_id as "locationId", l.name as store, l.slug,
        coalesce(u.name, '') as by, to_json(d.enrolled_at)#>>'{}' as "enrolledAt",
        to_json(d.last_seen_at)#>>'{}' as "seenAt"
      from staff_devices d join stock_locations l on l.id = d.location_id
      left join users u on 'user:' || u.id::text = d.enrolled_by
      where d.revoked_at is null and ${scope} order by l.name, d.name, d.id`),
  );
}
