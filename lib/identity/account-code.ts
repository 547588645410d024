import "server-only";
import { sql } from "drizzle-orm";
import { z } from "zod";
import { aside, rowsOf, type Tx } from "@/db/client";
import { accountCodes } from "@/db/schema/identity";
import type { Ctx } from "@/lib/kernel/actor";
import { later, minutes } from "@/lib/kernel/clock";
import { emit } from "@/lib/kernel/events";
import { isId, newId } from "@/lib/kernel/id";
import { type Limit, takeLimits } from "@/lib/kernel/limits";
import { Problem } from "@/lib/kernel/problem";
import { derivedCode, hashCode, normaliseCode } from "@/lib/kernel/secrets";
import type { CodePurpose } from "./account-code-states";

export const codeMinutes = 15;
/** How often one code may be typed wrongly. */
export const mostTries = 5;
const hour = 3600;

/** The eight characters mailed for a code's row; computed again by whoever writes the mail. */
export const accountCode = (id: string): string => derivedCode("account", id);

/** A code as it is typed, and the row it belongs to. */
export const typedCode = { id: z.string().max(60), code: z.string().trim().min(1).max(40) };
type TypedCode = { id: string; code: string };

/** A code that is on its way. */
export type AskedCode = { id: string; email: string; expiresAt: Date };

/**
 * Counts one more code for an address, a place on the network and a browser.
 * Throws `auth.too_many_codes` (429): 5 an hour for an address, 30 and 10 for where it is asked from.
 */
export function takeCodeLimits(ctx: Ctx, email: string): Promise<void> {
  const limits: Limit[] = [
    { bucket: `account-code:email:${email}`, max: 5, windowSeconds: hour },
    { bucket: `account-code:address:${ctx.address ?? "none"}`, max: 30, windowSeconds: hour },
  ];
  if (ctx.actor.kind === "visitor" && ctx.actor.id)
    limits.push({ bucket: `account-code:device:${ctx.actor.id}`, max: 10, windowSeconds: hour });
  return takeLimits("auth.too_many_codes", ...limits);
}

type Wanted = { email: string; purpose: CodePurpose; name?: string; passwordHash?: string };

/** Writes a code down and has it mailed. Nothing is asked about the address: the work is the same whoever it is. */
export async function mailCode(tx: Tx, ctx: Ctx, wanted: Wanted): Promise<AskedCode> {
  const id = newId();
  const expiresAt = later(ctx.now, minutes(codeMinutes));
  await tx
    .insert(accountCodes)
    .values({ id, ...wanted, codeHash: hashCode(accountCode(id)), locale: ctx.locale, expiresAt });
  await emit(tx, ctx, { name: "account.code_requested", subject: {}, data: { code: id } });
  return { id, email: wanted.email, expiresAt };
}

/** Has the same code mailed once more, and good for as long as a new one. Throws `auth.wrong_code` when it was used. */
export async function mailAgain(
  tx: Tx,
  ctx: Ctx,
  { id, email }: Pick<AskedCode, "id" | "email">,
): Promise<AskedCode> {
  const expiresAt = later(ctx.now, minutes(codeMinutes));
  const renewed = rowsOf(
    await tx.execute(sql`
      update account_codes set expires_at = ${expiresAt.toISOString()}::timestamptz
      where id = ${id} and used_at is null returning 1`),
  );
  if (renewed.length === 0) throw wrongCode();
  await emit(tx, ctx, { name: "account.code_requested", subject: {}, data: { code: id } });
  return { id, email, expiresAt };
}

export const wrongCode = (): Problem =>
  new Problem("invalid", "auth.wrong_code", "That code is not right, or no longer valid.", {
    errors: [{ pointer: "/code", code: "auth.wrong_code", detail: "is not right, or no longer valid" }],
  });

export type TakenCode = { email: string; name: string | null; passwordHash: string | null; locale: string };

/**
 * Uses a code up. A try is counted before it is judged, and stays counted when it is wrong: five for one code.
 * Throws `auth.wrong_code` (422): wrong, unknown, for another purpose, used, expired, or out of tries, all the same;
 * `auth.too_many_tries` (429): 30 in 15 minutes from one place on the network.
 */
export async function takeCode(
  tx: Tx,
  ctx: Ctx,
  purpose: CodePurpose,
  { id, code }: TypedCode,
): Promise<TakenCode> {
  await takeLimits("auth.too_many_tries", {
    bucket: `account-code-try:address:${ctx.address ?? "none"}`,
    max: 30,
    windowSeconds: hour / 4,
  });
  if (!isId(id)) throw wrongCode();
  const counted = rowsOf(
    await aside().execute(sql`
      update account_codes set attempts = attempts + 1
      where id = ${id} and attempts < ${mostTries} and expires_at > now() and used_at is null returning 1`),
  );
  if (counted.length === 0) throw wrongCode();
  const [taken] = rowsOf<TakenCode>(
    await tx.execute(sql`
      update account_codes set used_at = now()
      where id = ${id} and purpose = ${purpose} and code_hash = ${hashCode(normaliseCode(code))} and used_at is null
      returning email, name, password_hash as "passwordHash", locale`),
  );
  if (!taken) throw wrongCode();
  return taken;
}
