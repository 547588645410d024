import "server-only";
import { z } from "zod";
import type { Ctx } from "@/lib/kernel/actor";
import { inTransaction, parseInput } from "@/lib/kernel/command";
import { newPassword } from "./new-password";
import { hashPassword } from "./password";
import { proofInput, requireProof } from "./proof";
import { setPassword } from "./set-password";

const changeInput = z.strictObject({
  proof: proofInput,
  password: newPassword,
  /** The sign-in it is asked from, which goes on. */
  sessionId: z.uuid(),
});

/**
 * A customer's new password; every other sign-in ends. Not a `command`: both hashes are slow.
 * Throws `input.invalid`, what `requireProof` throws.
 */
export async function changePassword(ctx: Ctx, raw: z.input<typeof changeInput>): Promise<void> {
  const input = parseInput(changeInput, raw);
  const userId = await requireProof(ctx, input.proof);
  const passwordHash = await hashPassword(input.password);
  await inTransaction((tx) => setPassword(tx, ctx, { userId, passwordHash, keep: input.sessionId }));
}
