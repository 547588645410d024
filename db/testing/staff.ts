import { db } from "@/db/client";
import { staff, staffLocations, users } from "@/db/schema/identity";
import { hashPassword } from "@/lib/identity/password";
import type { StaffRole } from "@/lib/identity/roles";
import { actorOfSession, type NewSession, startSession } from "@/lib/identity/sessions";
import type { Ctx } from "@/lib/kernel/actor";
import { newId } from "@/lib/kernel/id";
import { as } from "./world";

/** The password of everybody who works in a test. */
export const staffPassword = "correct horse battery";
let passwordHash: Promise<string> | undefined;

export type Worker = { id: string; email: string; name: string; session: NewSession; ctx: Ctx };

/** Somebody who works here, signed in with everything that is asked for. */
export async function worker(
  role: StaffRole,
  places: readonly string[] = [],
  name: string = role,
): Promise<Worker> {
  const id = newId();
  const email = `${id}@aisle.example`;
  passwordHash ??= hashPassword(staffPassword);
  await db()
    .insert(users)
    .values({ id, email, name, passwordHash: await passwordHash });
  await db().insert(staff).values({ userId: id, role });
  for (const locationId of places) await db().insert(staffLocations).values({ userId: id, locationId });
  const session = await startSession(db(), id, "test", { secondFactorShown: true });
  return { id, email, name, session, ctx: await ctxOf(session.id) };
}

/** Whoever a sign-in stands for, as a caller of the counter. */
export async function ctxOf(sessionId: string): Promise<Ctx> {
  const actor = await actorOfSession(db(), sessionId);
  if (!actor) throw new Error("Nobody is signed in.");
  return { ...as.visitor(), channel: "staff", actor };
}
