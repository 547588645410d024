import "server-only";
import { z } from "zod";
import { command, refusal } from "@/lib/kernel/command";
import { type AskedCode, mailCode, takeCodeLimits } from "./account-code";

/**
 * Mails a signed-in customer a code that proves it is still them, for those who have no password or forgot it.
 * Throws `auth.too_many_codes` (429).
 */
export const requestProofCode = command({
  input: z.strictObject({}),
  may: (actor) => actor.kind === "customer",
  async run(tx, ctx): Promise<AskedCode> {
    if (ctx.actor.kind !== "customer") throw refusal(ctx.actor);
    await takeCodeLimits(ctx, ctx.actor.email);
    return mailCode(tx, ctx, { email: ctx.actor.email, purpose: "confirm" });
  },
});
