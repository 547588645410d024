import "server-only";
import { z } from "zod";
import { command } from "@/lib/kernel/command";
import { takeCode, typedCode, wrongCode } from "./account-code";
import { openAccount } from "./open-account";
import { type NewSession, startSession } from "./sessions";

/**
 * Signs somebody in by the code that was mailed to them, opening the account if it is new.
 * @returns the sign-in, and whether the account was made just now.
 * Throws `auth.wrong_code` (422), `auth.too_many_tries` (429).
 */
export const confirmAccountCode = command({
  input: z.strictObject({
    ...typedCode,
    purpose: z.enum(["sign_in", "sign_up"]),
    userAgent: z.string().default(""),
  }),
  may: () => true,
  async run(tx, ctx, input): Promise<{ session: NewSession; opened: boolean }> {
    const account = await openAccount(tx, ctx, await takeCode(tx, ctx, input.purpose, input));
    if (!account) throw wrongCode();
    return { session: await startSession(tx, account.userId, input.userAgent), opened: account.opened };
  },
});
