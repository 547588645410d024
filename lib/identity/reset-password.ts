import "server-only";
import { z } from "zod";
import type { Ctx } from "@/lib/kernel/actor";
import { inTransaction, parseInput } from "@/lib/kernel/command";
import { takeCode, typedCode, wrongCode } from "./account-code";
import { newPassword } from "./new-password";
import { openAccount } from "./open-account";
import { hashPassword } from "./password";
import { type NewSession, startSession } from "./sessions";
import { setPassword } from "./set-password";

const resetInput = z.strictObject({ ...typedCode, password: newPassword, userAgent: z.string().default("") });

/**
 * Chooses a new password by a mailed code, ends all sign-ins and begins one. Not a `command`: the slow hash is made
 * outside any transaction, and before the code is judged, so that a wrong one takes as long.
 * Throws `input.invalid`, `auth.wrong_code` (422), `auth.too_many_tries` (429).
 */
export async function resetPassword(ctx: Ctx, raw: z.input<typeof resetInput>): Promise<NewSession> {
  const input = parseInput(resetInput, raw);
  const passwordHash = await hashPassword(input.password);
  return inTransaction(async (tx) => {
    const taken = await takeCode(tx, ctx, "reset_password", input);
    const account = await openAccount(tx, ctx, { ...taken, passwordHash });
    if (!account) throw wrongCode();
    if (!account.opened) await setPassword(tx, ctx, { userId: account.userId, passwordHash, keep: null });
    return startSession(tx, account.userId, input.userAgent);
  });
}
