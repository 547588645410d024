import "server-only";
import { sql } from "drizzle-orm";
import { z } from "zod";
import { db, rowsOf } from "@/db/client";
import type { Ctx } from "@/lib/kernel/actor";
import { inTransaction, refusal } from "@/lib/kernel/command";
import { giveBackLimits, takeLimits } from "@/lib/kernel/limits";
import { Problem } from "@/lib/kernel/problem";
import { takeCode, typedCode, wrongCode } from "./account-code";
import { passwordMatches } from "./password";

/** What somebody who is signed in shows once more before anything dangerous: password, or a code mailed to them. */
export const proofInput = z.union([
  z.strictObject({ password: z.string().min(1).max(200) }),
  z.strictObject(typedCode),
]);
type Proof = z.output<typeof proofInput>;

/**
 * Makes sure that whoever sits at a signed-in browser is its customer. Outside any transaction of the caller's, since
 * the hash is slow.
 * @returns the customer's id.
 * Throws `auth.required`, `auth.forbidden` for all who are no customers; `auth.wrong_password`, `auth.wrong_code`
 * (422), `auth.too_many_tries` (429): 10 wrong passwords in 15 minutes.
 */
export async function requireProof(ctx: Ctx, proof: Proof): Promise<string> {
  if (ctx.actor.kind !== "customer") throw refusal(ctx.actor);
  const { id, email } = ctx.actor;
  if ("code" in proof) {
    const taken = await inTransaction((tx) => takeCode(tx, ctx, "confirm", proof));
    if (taken.email !== email) throw wrongCode();
    return id;
  }
  const limit = { bucket: `proof:user:${id}`, max: 10, windowSeconds: 15 * 60 };
  await takeLimits("auth.too_many_tries", limit);
  const [user] = rowsOf<{ hash: string | null }>(
    await db().execute(sql`select password_hash as hash from users where id = ${id}`),
  );
  if (!(await passwordMatches(user?.hash ?? null, proof.password)))
    throw new Problem("invalid", "auth.wrong_password", "That password is not right.", {
      errors: [{ pointer: "/proof/password", code: "auth.wrong_password", detail: "is not right" }],
    });
  await giveBackLimits(limit);
  return id;
}
