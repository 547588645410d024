import "server-only";
import type { z } from "zod";
import { db, type Tx } from "@/db/client";
import type { Actor, Ctx } from "./actor";
import { isTransient, translateDatabaseError } from "./database-errors";
import { inLane } from "./lane";
import { type FieldError, Problem } from "./problem";

type Spec<S extends z.ZodType, O> = {
  /** What the caller sends; parsed before anything else. */
  input: S;
  /** Whether this actor may do this at all. Which rows it may touch is the WHERE's business. */
  may: (actor: Actor, input: z.output<S>) => boolean;
  run: (tx: Tx, ctx: Ctx, input: z.output<S>) => Promise<O>;
  /** What can wait a little in a rush: see `inLane`. */
  patient?: true;
};

export type Command<I, O> = ((ctx: Ctx, input: I, tx?: Tx) => Promise<O>) & {
  /** What it asks about its caller, for those who compare it with who is meant to. */
  may: (actor: Actor, input: never) => boolean;
};

const attempts = 4;

/**
 * A verb of the shop: parses, checks the actor, and runs in one transaction, its own or the one it is given.
 * Throws Problem: `input.invalid` with a pointer per field, `unauthenticated`, `forbidden`, or what `run` refuses.
 * A deadlock or serialization failure is tried again up to three times, never inside somebody else's transaction.
 */
export function command<S extends z.ZodType, O>(spec: Spec<S, O>): Command<z.input<S>, O> {
  const run = async (ctx: Ctx, raw: z.input<S>, tx?: Tx): Promise<O> => {
    const input = parseInput(spec.input, raw);
    if (!spec.may(ctx.actor, input)) throw refusal(ctx.actor);
    if (tx) return spec.run(tx, ctx, input);
    const work = () => inTransaction((own) => spec.run(own, ctx, input));
    return spec.patient ? inLane(work) : work();
  };
  return Object.assign(run, { may: spec.may });
}

/** Parses what a caller sent. Throws Problem `input.invalid` with one error per field. */
export function parseInput<S extends z.ZodType>(schema: S, raw: unknown): z.output<S> {
  const parsed = schema.safeParse(raw);
  if (parsed.success) return parsed.data;
  const errors: FieldError[] = parsed.error.issues.slice(0, 50).flatMap((issue) => {
    if (issue.code === "unrecognized_keys")
      return issue.keys.map((key) => ({
        pointer: pointerOf([...issue.path, key]),
        code: "unknown_field",
        detail: "is not a field of this call",
      }));
    return [{ pointer: pointerOf(issue.path), code: issue.code, detail: issue.message }];
  });
  throw new Problem("invalid", "input.invalid", "Some of the input cannot be used.", { errors });
}

const pointerOf = (path: readonly PropertyKey[]): string =>
  path.map((p) => `/${String(p).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("") || "/";

/** Someone unknown is asked to sign in; someone known is told no. */
export function refusal(actor: Actor): Problem {
  return actor.kind === "visitor"
    ? new Problem("unauthenticated", "auth.required", "Sign in, or send a key.")
    : new Problem("forbidden", "auth.forbidden", "This is not yours to do.");
}

/** Runs work in one transaction with the retries and the error language that every command has. */
export async function inTransaction<O>(work: (tx: Tx) => Promise<O>): Promise<O> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await db().transaction((tx) => work(tx));
    } catch (error) {
      if (isTransient(error) && attempt < attempts) {
        await new Promise((r) => setTimeout(r, Math.random() * 25 * 2 ** attempt));
        continue;
      }
      throw translateDatabaseError(error);
    }
  }
}
