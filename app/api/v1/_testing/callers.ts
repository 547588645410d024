import { sessionCookie, sessionCookieValue } from "@/app/_server/session";
import { newVisitor, visitorCookie } from "@/app/_server/visitor";
import { db } from "@/db/client";
import { staff, staffLocations, users } from "@/db/schema/identity";
import { as } from "@/db/testing/world";
import { createApiKey } from "@/lib/identity/api-key";
import type { KeyRole, StaffRole } from "@/lib/identity/roles";
import { startSession } from "@/lib/identity/sessions";
import { newId } from "@/lib/kernel/id";
import type { Caller } from "./api";

/** A server or till with a key of its own. */
export async function keyOf(role: KeyRole, store?: string): Promise<Caller & { bearer: string; id: string }> {
  const { key, id } = await createApiKey(as.system(), {
    role,
    name: `${role} key`,
    ...(store ? { store } : {}),
  });
  return { bearer: key, id };
}

/** Somebody signed in with a browser of ours: staff of a store (or of all), or a customer. */
export async function signedIn(
  person: { role?: StaffRole; locationId?: string; email?: string } = {},
): Promise<Caller & { userId: string; sessionId: string }> {
  const userId = newId();
  const email = person.email ?? `${userId}@aisle.example`;
  await db().insert(users).values({ id: userId, email, name: "Signed In" });
  if (person.role) await db().insert(staff).values({ userId, role: person.role });
  if (person.locationId) await db().insert(staffLocations).values({ userId, locationId: person.locationId });
  const session = await startSession(db(), userId, "test", { secondFactorShown: true });
  return {
    userId,
    sessionId: session.id,
    cookie: `${sessionCookie()}=${await sessionCookieValue(session)}`,
    headers: { origin: "http://localhost:3000" },
  };
}

/** A visitor whom the shop knows by a cookie. */
export const visitor = (): Caller => ({
  cookie: `${visitorCookie}=${newVisitor().cookie}`,
  headers: { origin: "http://localhost:3000" },
});
