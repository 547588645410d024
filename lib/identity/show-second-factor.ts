import "server-only";
import { sql } from "drizzle-orm";
import { z } from "zod";
import { command, refusal } from "@/lib/kernel/command";
import { emit } from "@/lib/kernel/events";
import { giveBackLimits } from "@/lib/kernel/limits";
import { takeRecoveryCode } from "./recovery-codes";
import { codeLimits, takeAppCode, takeCodeTry, wrongFactor } from "./second-factor";
import { standingOfSession } from "./sessions";

/**
 * The second step of signing in: a code of the app, or a recovery code in its place, makes the sign-in count.
 * Throws `auth.required` without a sign-in that waits for it, `auth.wrong_code` (422): wrong, used before, or too old,
 * all the same; `auth.too_many_tries` (429).
 */
export const showSecondFactor = command({
  input: z.strictObject({ sessionId: z.uuid(), code: z.string().trim().max(40) }),
  may: () => true,
  async run(tx, ctx, { sessionId, code }): Promise<void> {
    const standing = await standingOfSession(tx, sessionId);
    if (standing?.kind !== "second_factor" || !standing.enrolled)
      throw refusal({ kind: "visitor", id: null });
    const { userId } = standing;
    const limits = codeLimits(userId, ctx.address);
    await takeCodeTry(limits);
    const typed = code.replaceAll(/[\s-]/g, "");
    const byApp = /^\d{6}$/.test(typed);
    const right = byApp
      ? await takeAppCode(tx, userId, typed, ctx.now, { confirm: false })
      : await takeRecoveryCode(tx, userId, typed);
    if (!right) throw wrongFactor();
    await giveBackLimits(...limits);
    await tx.execute(sql`update sessions set second_factor_at = now() where id = ${sessionId}`);
    if (byApp) return;
    const proven = await standingOfSession(tx, sessionId);
    const actor = proven?.kind === "open" ? proven.actor : ctx.actor;
    await emit(
      tx,
      { ...ctx, actor },
      { name: "staff.recovery_code_used", subject: {}, data: { person: userId } },
    );
  },
});
