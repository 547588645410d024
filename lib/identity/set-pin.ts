import "server-only";
import { sql } from "drizzle-orm";
import { z } from "zod";
import { db, rowsOf } from "@/db/client";
import { type Ctx, isStaff } from "@/lib/kernel/actor";
import { inTransaction, parseInput, refusal } from "@/lib/kernel/command";
import { emit } from "@/lib/kernel/events";
import { giveBackLimits, takeLimits } from "@/lib/kernel/limits";
import { Problem } from "@/lib/kernel/problem";
import { passwordMatches } from "./password";
import { hashPin, newPin } from "./pin";

const pinInput = z.strictObject({ password: z.string().min(1).max(200), pin: newPin });

/**
 * Somebody's own PIN for shared devices, chosen with their password. Not a `command`: both hashes are slow.
 * Throws `input.invalid`, also for a PIN that is easy to guess; `auth.required`, `auth.forbidden`, also when they came
 * by PIN; `auth.wrong_password` (422), `auth.too_many_tries` (429).
 */
export async function setPin(ctx: Ctx, raw: z.input<typeof pinInput>): Promise<void> {
  const { actor } = ctx;
  if (actor.kind !== "staff" || !isStaff(actor) || actor.byPin || actor.role === "admin")
    throw refusal(actor);
  const { password, pin } = parseInput(pinInput, raw);
  const limit = { bucket: `set-pin:user:${actor.id}`, max: 10, windowSeconds: 900 };
  await takeLimits("auth.too_many_tries", limit);
  const [user] = rowsOf<{ password_hash: string | null }>(
    await db().execute(sql`select password_hash from users where id = ${actor.id}`),
  );
  if (!(await passwordMatches(user?.password_hash ?? null, password)))
    throw new Problem("invalid", "auth.wrong_password", "That password is not right.", {
      errors: [{ pointer: "/password", code: "auth.wrong_password", detail: "is not right" }],
    });
  await giveBackLimits(limit);
  const pinHash = await hashPin(actor.id, pin);
  await inTransaction(async (tx) => {
    await tx.execute(sql`
      insert into staff_pins (user_id, pin_hash) values (${actor.id}, ${pinHash})
      on conflict (user_id) do update set pin_hash = excluded.pin_hash, set_at = now()`);
    await emit(tx, ctx, { name: "staff.pin_set", subject: {}, data: { person: actor.id } });
  });
}
