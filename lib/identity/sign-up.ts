import "server-only";
import { z } from "zod";
import type { Ctx } from "@/lib/kernel/actor";
import { inTransaction, parseInput } from "@/lib/kernel/command";
import { type AskedCode, mailCode, takeCodeLimits } from "./account-code";
import { emailAddress } from "./email-address";
import { newPassword } from "./new-password";
import { hashPassword } from "./password";
import { shopperName } from "./shopper-name";

const signUpInput = z.strictObject({ name: shopperName, email: emailAddress, password: newPassword });

/**
 * Asks for an account: mails a code, and the account is there once it is typed. Until then name and password wait
 * beside the code, so that nobody can sit in an account of somebody else's address. Says nothing of whether there is
 * one already. Not a `command`: the slow hash is made outside any transaction.
 * Throws `input.invalid`, `auth.too_many_codes` (429).
 */
export async function signUp(ctx: Ctx, raw: z.input<typeof signUpInput>): Promise<AskedCode> {
  const { name, email, password } = parseInput(signUpInput, raw);
  await takeCodeLimits(ctx, email);
  const passwordHash = await hashPassword(password);
  return inTransaction((tx) => mailCode(tx, ctx, { email, purpose: "sign_up", name, passwordHash }));
}
