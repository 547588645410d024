import "server-only";
import type { z } from "zod";
import { apiCtx } from "@/app/_server/adapters";
import { jsonBody } from "@/app/_server/json-body";
import { answerToError, jsonResponse, problemAnswer } from "@/app/_server/problem-answer";
import { db, type Tx } from "@/db/client";
import { type Ctx, isStaff } from "@/lib/kernel/actor";
import { parseInput, refusal } from "@/lib/kernel/command";
import { type IdempotencyScope, once } from "@/lib/kernel/idempotency";
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
 */
export function handle<P extends string, Q extends z.ZodType, B extends z.ZodType, A extends z.ZodType>(
  stated: Call<P, Q, B, A>,
  run: (asked: Asked<P, Q, B>) => Promise<z.input<A>>,
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
      const { replayed, ...answer } = await (stated.patient ? inLane(act) : act());
      return jsonResponse(answer, replayed ? { "Idempotency-Replayed": "true" } : {});
    } catch (error) {
      return answerToError(error, `${stated.method} /api/v1${stated.path}`);
    }
  };
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
