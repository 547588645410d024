import "server-only";
import type { z } from "zod";
import { apiCtx } from "@/app/_server/adapters";
import { jsonBody } from "@/app/_server/json-body";
import { answerToError, jsonResponse, problemAnswer } from "@/app/_server/problem-answer";
import { db, type Tx } from "@/db/client";
import { type Ctx, isStaff } from "@/lib/kernel/actor";
import { parseInput, refusal } from "@/lib/kernel/command";
import { amend, type IdempotencyScope, once, type StoredAnswer } from "@/lib/kernel/idempotency";
import { inLane } from "@/lib/kernel/lane";
import { Problem } from "@/lib/kernel/problem";
import { hashToken } from "@/lib/kernel/secrets";
import type { Call, ParamsOf } from "./call";

type Asked<P extends string, Q extends z.ZodType, B extends z.ZodType> = {
  /** A transaction for what changes something, else the database itself. */
  tx: Tx;
  ctx: Ctx;
  params: ParamsOf<P>;
  query: z.output<Q>;
  body: z.output<B>;
};

type Handler = (request: Request, context: { params: Promise<Record<string, string>> }) => Promise<Response>;

/**
 * The route handler of a call: reads who asks and what, runs it, and answers. A POST runs at most once per
 * Idempotency-Key and caller; what it answers is kept in the transaction that has the effect.
 * @param settle what is still to be done once that has committed, such as asking another company: answers anew, or null
 * when there is nothing to do. It is done again when the call is repeated, until it is settled.
 */
export function handle<P extends string, Q extends z.ZodType, B extends z.ZodType, A extends z.ZodType>(
  stated: Call<P, Q, B, A>,
  run: (asked: Asked<P, Q, B>) => Promise<z.input<A>>,
  settle?: (ctx: Ctx, answer: z.input<A>) => Promise<z.input<A> | null>,
): Handler {
  return async (request, context) => {
    try {
      const ctx = await apiCtx(request);
      if (stated.staff && !isStaff(ctx.actor)) throw refusal(ctx.actor);
      const params = (await context.params) as ParamsOf<P>;
      const query = (stated.query && parseInput(stated.query, queryOf(request))) as z.output<Q>;
      if (stated.method === "GET")
        return jsonResponse({
          status: 200,
          body: await run({ tx: db(), ctx, params, query, body: undefined as z.output<B> }),
        });
      const raw = await jsonBody(request);
      const body = (stated.body && parseInput(stated.body, raw ?? {})) as z.output<B>;
      const status = stated.method === "DELETE" ? 204 : (stated.status ?? 200);
      const scope = scopeOf(request, ctx, stated.key, raw);
      const act = () =>
        once(
          scope,
          async (tx) => ({ status, body: (await run({ tx, ctx, params, query, body })) ?? null }),
          problemAnswer,
        );
      const { replayed, ...kept } = await (stated.patient ? inLane(act) : act());
      const answer = settle ? await settled(scope, kept, (body) => settle(ctx, body as z.input<A>)) : kept;
      return jsonResponse(answer, replayed ? { "Idempotency-Replayed": "true" } : {});
    } catch (error) {
      return answerToError(error, `${stated.method} /api/v1${stated.path}`);
    }
  };
}

/** What more came of a call after its transaction; a refusal is remembered in the place of the first answer. */
async function settled(
  scope: IdempotencyScope | null,
  first: StoredAnswer,
  settle: (body: unknown) => Promise<unknown>,
): Promise<StoredAnswer> {
  if (first.status >= 300) return first;
  try {
    const body = await settle(first.body);
    if (body === null) return first;
    const answer = { status: first.status, body };
    if (scope) await amend(scope, answer);
    return answer;
  } catch (error) {
    if (!(error instanceof Problem) || error.kind === "unavailable") throw error;
    const answer = problemAnswer(error);
    if (scope) await amend(scope, answer);
    return answer;
  }
}

const queryOf = (request: Request) => Object.fromEntries(new URL(request.url).searchParams);

function scopeOf(request: Request, ctx: Ctx, rule: Call["key"], body: unknown): IdempotencyScope | null {
  const key = rule && request.headers.get("idempotency-key")?.trim();
  if (key) {
    if (key.length > 255)
      throw new Problem(
        "malformed",
        "idempotency.key_invalid",
        "An Idempotency-Key has at most 255 characters.",
      );
    return { key, actor: callerOf(ctx), route: `${request.method} ${new URL(request.url).pathname}`, body };
  }
  if (rule === "required")
    throw new Problem(
      "malformed",
      "idempotency.key_required",
      "Send an Idempotency-Key: a fresh one for each thing to be done, the same one to try again.",
    );
  return null;
}

/** Whose idempotency key it is: a key never answers one caller with what another did. */
function callerOf({ actor, address, bearer }: Ctx): string {
  const who =
    actor.kind === "visitor"
      ? actor.id === null
        ? `address:${address ?? "none"}`
        : `visitor:${actor.id}`
      : `${actor.kind === "api_key" ? "api_key" : "user"}:${actor.id}`;
  return bearer ? `${who} bearer:${hashToken(bearer)}` : who;
}
