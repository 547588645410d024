import "server-only";
import { createHash } from "node:crypto";
import { sql } from "drizzle-orm";
import { rowsOf, type Tx } from "@/db/client";
import { inTransaction } from "./command";
import { translateDatabaseError } from "./database-errors";
import { Problem } from "./problem";
import { seal, unseal } from "./secrets";

export type StoredAnswer = { status: number; body: unknown };
export type IdempotencyScope = { key: string; actor: string; route: string; body: unknown };

/** Hash of a request body that does not depend on the order of its keys. */
const hashOf = (body: unknown): string =>
  createHash("sha256")
    .update(JSON.stringify(sortKeys(body)) ?? "")
    .digest("base64url");

function sortKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortKeys);
  if (value && typeof value === "object")
    return Object.fromEntries(
      Object.entries(value)
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([k, v]) => [k, sortKeys(v)]),
    );
  return value;
}

type Claim = {
  got: boolean;
  inserted: boolean;
  request_hash: string | null;
  status: number | null;
  sealed_body: string | null;
};

/**
 * Takes the key for this call. One statement: an advisory lock tells a call that is still running from one that
 * ended, so a second caller is answered at once instead of waiting.
 * @returns the answer of the first call, or null when this is the first.
 * Throws `idempotency.in_progress` (409), `idempotency.key_reused` (422).
 */
async function claim(tx: Tx, scope: IdempotencyScope): Promise<StoredAnswer | null> {
  const hash = hashOf(scope.body);
  const lock = `${scope.actor}\n${scope.route}\n${scope.key}`;
  const read = async () =>
    rowsOf<Claim>(
      await tx.execute(sql`
        with lock as materialized (select pg_try_advisory_xact_lock(hashtextextended(${lock}, 0)) as got),
        fresh as (
          insert into idempotency_keys (key, actor, route, request_hash)
          select ${scope.key}, ${scope.actor}, ${scope.route}, ${hash} from lock where got
          on conflict do nothing returning 1
        )
        select lock.got, exists (select 1 from fresh) as inserted, k.request_hash, k.status, k.sealed_body
        from lock left join idempotency_keys k
          on k.key = ${scope.key} and k.actor = ${scope.actor} and k.route = ${scope.route}`),
    )[0];
  let found = await read();
  // The first call committed between our snapshot and our lock: only a new statement sees its row.
  if (found?.got && !found.inserted && found.request_hash === null) found = await read();
  if (!found?.got)
    throw new Problem(
      "conflict",
      "idempotency.in_progress",
      "The first call with this key is still running.",
      { retryAfter: 1 },
    );
  if (found.inserted || found.request_hash === null) return null;
  if (found.request_hash !== hash)
    throw new Problem("invalid", "idempotency.key_reused", "This key was used for another request.");
  if (found.status === null || found.sealed_body === null) return null;
  return { status: found.status, body: JSON.parse(unseal(found.sealed_body)) };
}

async function keep(tx: Tx, scope: IdempotencyScope, answer: StoredAnswer): Promise<void> {
  await tx.execute(sql`
    update idempotency_keys set status = ${answer.status}, sealed_body = ${seal(JSON.stringify(answer.body ?? null))}
    where key = ${scope.key} and actor = ${scope.actor} and route = ${scope.route}`);
}

/** Replaces the answer that a key remembers, when more came of the call after its transaction. */
export async function amend(scope: IdempotencyScope, answer: StoredAnswer): Promise<void> {
  await inTransaction((tx) => keep(tx, scope, answer));
}

/** Refusals that a retry should meet again, as against those that only say "not now" or "not you". */
const lasting = new Set<Problem["kind"]>(["conflict", "not_found", "invalid", "declined"]);

/**
 * Runs a call at most once per key. The answer is written in the transaction that has the effect; a lasting
 * refusal has no effect, so it is written in a transaction of its own after the rollback.
 * @param answerTo turns a refusal into the answer its caller gets.
 */
export async function once(
  scope: IdempotencyScope | null,
  work: (tx: Tx) => Promise<StoredAnswer>,
  answerTo: (problem: Problem) => StoredAnswer,
): Promise<StoredAnswer & { replayed?: true }> {
  if (!scope) return inTransaction(work);
  // Nobody waits for this last statement: it travels with the commit, which comes to nothing if it fails.
  let kept: Promise<void> | undefined;
  try {
    return await inTransaction(async (tx) => {
      const earlier = await claim(tx, scope);
      if (earlier) return { ...earlier, replayed: true as const };
      const answer = await work(tx);
      kept = keep(tx, scope, answer);
      kept.catch(() => {});
      return answer;
    });
  } catch (refusal) {
    const error = (await failureOf(kept)) ?? refusal;
    if (!(error instanceof Problem) || !lasting.has(error.kind) || error.code.startsWith("idempotency."))
      throw error;
    const answer = answerTo(error);
    await inTransaction(async (tx) => {
      if ((await claim(tx, scope)) === null) await keep(tx, scope, answer);
    }).catch((failure) => {
      // Nothing was done, so a retry may run again: no harm in having failed to remember a refusal.
      if (!(failure instanceof Problem)) throw failure;
    });
    return answer;
  }
}

/** Why a statement failed that nobody waited for; null when it did not, or was never sent. */
const failureOf = async (statement: Promise<void> | undefined): Promise<unknown> =>
  statement?.then(() => null, translateDatabaseError) ?? null;
