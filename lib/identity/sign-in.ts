import "server-only";
import { sql } from "drizzle-orm";
import { z } from "zod";
import { db, rowsOf } from "@/db/client";
import type { Ctx } from "@/lib/kernel/actor";
import { inTransaction, parseInput } from "@/lib/kernel/command";
import { env } from "@/lib/kernel/env";
import { giveBackLimits, takeLimits } from "@/lib/kernel/limits";
import { Problem } from "@/lib/kernel/problem";
import { deviceOf } from "./devices";
import { emailAddress } from "./email-address";
import { passwordMatches } from "./password";
import { type NewSession, startSession } from "./sessions";

const signInInput = z.strictObject({
  email: emailAddress,
  password: z.string().min(1).max(200),
  userAgent: z.string().default(""),
  /** The token of the shared device it is typed at. */
  device: z.string().max(100).optional(),
});

const tries = 10;
const windowSeconds = 15 * 60;

/**
 * Signs somebody in with a password. The answer and its time are the same whether or not the address is known.
 * Not a `command`: the slow hash is checked outside any transaction, so that nobody's connection waits for it.
 * Throws `auth.wrong_credentials` (401), `auth.too_many_tries` (429): 10 wrong tries in 15 minutes for an address
 * on the network, and for an e-mail address. A right one is given back, so a busy store is not locked out.
 */
export async function signIn(ctx: Ctx, raw: z.input<typeof signInInput>): Promise<NewSession> {
  const input = parseInput(signInInput, raw);
  const limits = [
    { bucket: `sign-in:address:${ctx.address ?? "none"}`, max: tries, windowSeconds },
    { bucket: `sign-in:email:${input.email}`, max: tries, windowSeconds },
  ];
  await takeLimits("auth.too_many_tries", ...limits);
  const [user] = rowsOf<{ id: string; password_hash: string | null }>(
    await db().execute(sql`
      select u.id, u.password_hash from users u left join staff st on st.user_id = u.id
      where u.email = ${input.email} and u.disabled_at is null
        and not (coalesce(st.demo, false) and ${env().mode !== "demo"}::boolean)`),
  );
  if (!(await passwordMatches(user?.password_hash ?? null, input.password)) || !user)
    throw new Problem("unauthenticated", "auth.wrong_credentials", "That address or password is not right.");
  await giveBackLimits(...limits);
  return inTransaction(async (tx) => {
    const deviceId = input.device ? ((await deviceOf(tx, input.device))?.id ?? null) : null;
    return startSession(tx, user.id, input.userAgent, { deviceId });
  });
}
