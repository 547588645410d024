import "server-only";
import { randomBytes } from "node:crypto";
import { sql } from "drizzle-orm";
import { rowsOf, type Tx } from "@/db/client";
import { derivedCode, hashCode, normaliseCode } from "@/lib/kernel/secrets";

const howMany = 10;

/** Gives somebody new codes for a lost phone; the earlier ones are good for nothing. Two statements. */
export async function newRecoveryCodes(tx: Tx, userId: string): Promise<string[]> {
  const codes = Array.from({ length: howMany }, () =>
    derivedCode("recovery", randomBytes(16).toString("hex")),
  );
  await tx.execute(sql`delete from staff_recovery_codes where user_id = ${userId}`);
  await tx.execute(sql`
    insert into staff_recovery_codes (user_id, code_hash)
    select ${userId}, hash from unnest(${sql.param(codes.map((code) => hashOf(userId, code)))}::text[]) as hash`);
  return codes.map((code) => `${code.slice(0, 4)}-${code.slice(4)}`);
}

/** Uses one up. @returns whether there was such a code, unused. One statement. */
export async function takeRecoveryCode(tx: Tx, userId: string, typed: string): Promise<boolean> {
  const used = rowsOf(
    await tx.execute(sql`
      update staff_recovery_codes set used_at = now()
      where user_id = ${userId} and code_hash = ${hashOf(userId, normaliseCode(typed))} and used_at is null
      returning 1`),
  );
  return used.length === 1;
}

const hashOf = (userId: string, code: string): string => hashCode(`recovery:${userId}:${code}`);
