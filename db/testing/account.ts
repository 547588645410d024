import { sql } from "drizzle-orm";
import { db, rowsOf } from "@/db/client";
import { type AskedCode, accountCode } from "@/lib/identity/account-code";
import { confirmAccountCode } from "@/lib/identity/confirm-account-code";
import { actorOfSession, type NewSession } from "@/lib/identity/sessions";
import { signUp } from "@/lib/identity/sign-up";
import type { Ctx } from "@/lib/kernel/actor";
import { newId } from "@/lib/kernel/id";
import { as } from "./world";

/** The password of everybody who signs up here. */
export const password = "correct horse battery";

/** An address that nobody had before. */
export const fresh = (who = "emmi") => `${who}.${newId()}@example.com`;

/** A code as its reader types it. */
export const typedFrom = (asked: AskedCode) => ({ id: asked.id, code: accountCode(asked.id) });

/** The accounts of an address: one, or none. */
export const peopleAt = async (email: string) =>
  rowsOf<{ id: string; name: string; password_hash: string | null }>(
    await db().execute(sql`select id, name, password_hash from users where email = ${email}`),
  );

/** Somebody who has just opened an account, and sits at it. */
export async function signedUp(
  email = fresh(),
  name = "Emmi Virta",
): Promise<{ email: string; session: NewSession }> {
  const asked = await signUp(as.visitor(), { name, email, password });
  const { session } = await confirmAccountCode(as.visitor(), { ...typedFrom(asked), purpose: "sign_up" });
  return { email, session };
}

/** Whoever a sign-in stands for, as a caller. */
export async function customer(session: NewSession): Promise<Ctx> {
  const actor = await actorOfSession(db(), session.id);
  if (!actor) throw new Error("Nobody is signed in.");
  return { ...as.visitor(), actor };
}
