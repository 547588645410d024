import "server-only";
import { sql } from "drizzle-orm";
import { z } from "zod";
import { type Ctx, isStaff } from "@/lib/kernel/actor";
import { command, refusal } from "@/lib/kernel/command";
import { emit } from "@/lib/kernel/events";
import { giveBackLimits } from "@/lib/kernel/limits";
import { newRecoveryCodes } from "./recovery-codes";
import { codeLimits, offerSecondFactor, takeAppCode, takeCodeTry, wrongFactor } from "./second-factor";
import { standingOfSession } from "./sessions";

/**
 * Takes an authenticator app in by its first code: from then on every sign-in with a password asks for one. The
 * sign-in it is done from counts at once.
 * @returns the recovery codes, shown this once.
 * Throws `auth.required` without a sign-in that may enrol, `auth.wrong_code` (422), also when something was enrolled
 * already; `auth.too_many_tries` (429).
 */
export const enrolSecondFactor = command({
  input: z.strictObject({ sessionId: z.uuid(), code: z.string().trim().max(20) }),
  may: () => true,
  async run(tx, ctx, { sessionId, code }): Promise<{ recoveryCodes: string[] }> {
    const standing = await standingOfSession(tx, sessionId);
    const mayEnrol =
      (standing?.kind === "second_factor" && !standing.enrolled) ||
      (standing?.kind === "open" && standing.actor.kind === "staff" && !standing.actor.byPin);
    if (!mayEnrol) throw refusal({ kind: "visitor", id: null });
    const userId = standing.kind === "open" ? standing.actor.id : standing.userId;
    const limits = codeLimits(userId, ctx.address);
    await takeCodeTry(limits);
    if (!(await takeAppCode(tx, userId, code.replaceAll(/\s/g, ""), ctx.now, { confirm: true })))
      throw wrongFactor();
    await giveBackLimits(...limits);
    await tx.execute(sql`update sessions set second_factor_at = now() where id = ${sessionId}`);
    const recoveryCodes = await newRecoveryCodes(tx, userId);
    const proven = await standingOfSession(tx, sessionId);
    const actor = proven?.kind === "open" ? proven.actor : ctx.actor;
    await emit(tx, { ...ctx, actor } satisfies Ctx, {
      name: "staff.second_factor_set",
      subject: {},
      data: { person: userId },
    });
    return { recoveryCodes };
  },
});

/** Lays a secret ready for somebody who wants a second factor without having to; enrolling is the next step. */
export const wantSecondFactor = command({
  input: z.strictObject({}),
  may: (actor) => actor.kind === "staff" && isStaff(actor) && !actor.byPin,
  async run(tx, ctx): Promise<void> {
    if (ctx.actor.kind !== "staff") throw refusal(ctx.actor);
    await offerSecondFactor(tx, ctx.actor.id);
  },
});
