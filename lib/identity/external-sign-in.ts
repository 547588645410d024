import "server-only";
import { sql } from "drizzle-orm";
import { z } from "zod";
import { rowsOf, type Tx } from "@/db/client";
import { command } from "@/lib/kernel/command";
import { Problem } from "@/lib/kernel/problem";
import { emailAddress } from "./email-address";
import { openAccount } from "./open-account";
import { type NewSession, startSession } from "./sessions";

/**
 * Signs somebody in whom another service vouches for. They are known by that service's own name for them; the first
 * time, by an address that it says it has verified.
 * Throws `auth.unverified_elsewhere` (401) when it says nothing of the kind, `auth.wrong_credentials` (401) for people
 * who work here and accounts that were shut.
 */
export const externalSignIn = command({
  input: z.strictObject({
    provider: z.string().min(1).max(40),
    subject: z.string().min(1).max(255),
    email: emailAddress.nullable(),
    verified: z.boolean(),
    name: z.string().trim().max(120).nullable(),
    userAgent: z.string().default(""),
  }),
  may: (actor) => actor.kind === "visitor",
  async run(tx, ctx, who): Promise<NewSession> {
    const [linked] = rowsOf<{ user_id: string; open: boolean }>(
      await tx.execute(sql`
        select e.user_id, u.disabled_at is null and not exists (select from staff s where s.user_id = u.id) as open
        from external_identities e join users u on u.id = e.user_id
        where e.provider = ${who.provider} and e.subject = ${who.subject}`),
    );
    if (linked && !linked.open) throw refused();
    if (linked) return startSession(tx, linked.user_id, who.userAgent);
    if (!who.email || !who.verified)
      throw new Problem(
        "unauthenticated",
        "auth.unverified_elsewhere",
        "The other service has not verified an address of yours.",
      );
    const proven = { email: who.email, name: who.name || null, passwordHash: null, locale: ctx.locale };
    const account = await openAccount(tx, ctx, proven);
    if (!account) throw refused();
    await link(tx, who, account.userId);
    return startSession(tx, account.userId, who.userAgent);
  },
});

/** Twice at once links once. */
const link = (tx: Tx, who: { provider: string; subject: string }, userId: string) =>
  tx.execute(sql`
    insert into external_identities (provider, subject, user_id)
    values (${who.provider}, ${who.subject}, ${userId}) on conflict do nothing`);

const refused = () =>
  new Problem("unauthenticated", "auth.wrong_credentials", "That address or password is not right.");
