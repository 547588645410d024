import "server-only";
import { sql } from "drizzle-orm";
import { rowsOf, type Tx } from "@/db/client";
import { isId } from "@/lib/kernel/id";

/**
 * Those of these sign-ins that are over, for lines that stay open while nobody asks: ended, run out, their device no
 * longer enrolled, their person gone, or not at this place any more. A device that locked itself is not over: it rings
 * on. One statement.
 * @param seats a sign-in and the location it looks at, which it once was let see
 */
export async function endedSessions(
  tx: Tx,
  seats: readonly { session: string; location: string }[],
): Promise<Set<string>> {
  const known = seats.filter(({ session }) => isId(session));
  const standing = rowsOf<{ session: string; location: string }>(
    await tx.execute(sql`
      select seat.session, seat.location
      from unnest(${sql.param(known.map((s) => s.session))}::uuid[],
        ${sql.param(known.map((s) => s.location))}::uuid[]) as seat(session, location)
      join sessions s on s.id = seat.session and s.revoked_at is null and s.expires_at > now()
      join users u on u.id = s.user_id and u.disabled_at is null
      join staff st on st.user_id = u.id
      left join staff_devices d on d.id = s.device_id and d.revoked_at is null
      where (s.device_id is null or d.id is not null)
        and (st.role = 'admin' or exists (select 1 from staff_locations l
          where l.user_id = u.id and l.location_id = seat.location))`),
  );
  const still = new Set(standing.map(seatOf));
  return new Set(seats.map(seatOf).filter((seat) => !still.has(seat)));
}

/** How `endedSessions` names a sign-in at a place. */
export const seatOf = ({ session, location }: { session: string; location: string }): string =>
  `${session} ${location}`;
