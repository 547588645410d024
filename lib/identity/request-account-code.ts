import "server-only";
import { z } from "zod";
import { command } from "@/lib/kernel/command";
import { type AskedCode, mailCode, takeCodeLimits } from "./account-code";
import { emailAddress } from "./email-address";

/**
 * Mails a code to sign in with, or to choose a new password with. Whoever has no account yet gets one by using it, so
 * that the answer, the work and the mail are the same for every address.
 * Throws `auth.too_many_codes` (429).
 */
export const requestAccountCode = command({
  input: z.strictObject({ email: emailAddress, purpose: z.enum(["sign_in", "reset_password"]) }),
  may: () => true,
  async run(tx, ctx, input): Promise<AskedCode> {
    await takeCodeLimits(ctx, input.email);
    return mailCode(tx, ctx, input);
  },
});
