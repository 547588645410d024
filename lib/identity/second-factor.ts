import "server-only";
import { type SQL, sql } from "drizzle-orm";
import { Secret, TOTP } from "otpauth";
import { rowsOf, type Tx } from "@/db/client";
import { env } from "@/lib/kernel/env";
import { type Limit, takeLimits } from "@/lib/kernel/limits";
import { Problem } from "@/lib/kernel/problem";
import { seal, unseal } from "@/lib/kernel/secrets";

const period = 30;
/** 160 bits, as RFC 4226 recommends. */
const secretBytes = 20;

/**
 * Whether the person of a row `st` of `staff` has to show a second factor: managers and admins, everybody where the
 * shop is set so, and whoever has enrolled one. The accounts that a demo comes with need none, in a demo.
 */
export const needsSecondFactor = (): SQL => sql`(
  (not (st.demo and ${env().mode === "demo"}::boolean)
    and (st.role <> 'associate' or ${env().staffSecondFactor === "everyone"}::boolean))
  or exists (select from staff_second_factors f where f.user_id = st.user_id and f.confirmed_at is not null))`;

/** Lays a secret ready for somebody who needs a second factor and has none. One statement. */
export async function prepareSecondFactor(tx: Tx, userId: string): Promise<void> {
  await tx.execute(sql`
    insert into staff_second_factors (user_id, sealed_secret)
    select st.user_id, ${seal(new Secret({ size: secretBytes }).base32)}
    from staff st where st.user_id = ${userId} and ${needsSecondFactor()}
    on conflict do nothing`);
}

/** The same for somebody who wants one without having to. What was enrolled stays. One statement. */
export async function offerSecondFactor(tx: Tx, userId: string): Promise<void> {
  await tx.execute(sql`
    insert into staff_second_factors (user_id, sealed_secret)
    values (${userId}, ${seal(new Secret({ size: secretBytes }).base32)}) on conflict do nothing`);
}

const totpOf = (sealed: string, label = ""): TOTP =>
  new TOTP({ issuer: "Aisle", label, period, digits: 6, algorithm: "SHA1", secret: unseal(sealed) });

export type Enrolment = {
  /** What an app reads from a QR code. */
  uri: string;
  /** The same to be typed, in fours. */
  secret: string;
};

/** What somebody has to take into their app; null when they have enrolled, or nothing lies ready. One statement. */
export async function enrolmentOf(tx: Tx, userId: string): Promise<Enrolment | null> {
  const [row] = rowsOf<{ sealed_secret: string; email: string }>(
    await tx.execute(sql`
      select f.sealed_secret, u.email from staff_second_factors f join users u on u.id = f.user_id
      where f.user_id = ${userId} and f.confirmed_at is null`),
  );
  if (!row) return null;
  const totp = totpOf(row.sealed_secret, row.email);
  return { uri: totp.toString(), secret: totp.secret.base32.replace(/.{4}(?=.)/g, "$& ") };
}

/** The limits of whoever types codes for a person: five in a quarter of an hour, twenty in a day, 30 from one place. */
export const codeLimits = (userId: string, address: string | undefined): Limit[] => [
  { bucket: `second-factor:user:${userId}`, max: 5, windowSeconds: 900 },
  { bucket: `second-factor:user-day:${userId}`, max: 20, windowSeconds: 86_400 },
  { bucket: `second-factor:address:${address ?? "none"}`, max: 30, windowSeconds: 900 },
];

/** Counts a try before it is judged. Throws `auth.too_many_tries` (429). */
export const takeCodeTry = (limits: Limit[]): Promise<void> => takeLimits("auth.too_many_tries", ...limits);

export const wrongFactor = (): Problem =>
  new Problem("invalid", "auth.wrong_code", "That code is not right, or no longer valid.", {
    errors: [{ pointer: "/code", code: "auth.wrong_code", detail: "is not right, or no longer valid" }],
  });

/**
 * Uses a code of somebody's app up: the step it belongs to, one before or one after, and never one that was used or is
 * older. The new step is written by one conditional statement, so that of two who send the same code one is refused.
 * @param confirm whether it is the first code, which makes the secret count
 * @returns whether it was right. At most two statements.
 */
export async function takeAppCode(
  tx: Tx,
  userId: string,
  code: string,
  now: Date,
  { confirm }: { confirm: boolean },
): Promise<boolean> {
  const state = confirm ? sql`confirmed_at is null` : sql`confirmed_at is not null`;
  const [factor] = rowsOf<{ sealed_secret: string }>(
    await tx.execute(sql`
      select sealed_secret from staff_second_factors where user_id = ${userId} and ${state}`),
  );
  if (!factor || !/^\d{6}$/.test(code)) return false;
  const totp = totpOf(factor.sealed_secret);
  const delta = totp.validate({ token: code, timestamp: now.getTime(), window: 1 });
  if (delta === null) return false;
  const step = totp.counter({ timestamp: now.getTime() }) + delta;
  const taken = rowsOf(
    await tx.execute(sql`
      update staff_second_factors set last_step = ${step}, confirmed_at = coalesce(confirmed_at, now())
      where user_id = ${userId} and last_step < ${step} and ${state} and sealed_secret = ${factor.sealed_secret}
      returning 1`),
  );
  return taken.length === 1;
}
