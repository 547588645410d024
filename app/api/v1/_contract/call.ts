import type { z } from "zod";
import type { ProblemCode } from "./problems";

/** The names in braces of a path: `/orders/{number}/cancel` has `number`. */
export type ParamsOf<P extends string> = P extends `${string}{${infer Name}}${infer Rest}`
  ? { [K in Name | keyof ParamsOf<Rest>]: string }
  : Record<never, string>;

/**
 * One call of the API, as its handler parses it and as openapi.json describes it.
 * Query and body are parsed before anything happens; the answer's schema is what the tests hold every answer against.
 */
export type Call<
  P extends string = string,
  Q extends z.ZodType = z.ZodType,
  B extends z.ZodType = z.ZodType,
  A extends z.ZodType = z.ZodType,
> = {
  method: "GET" | "POST" | "PUT" | "DELETE";
  path: P;
  /** Stable name of the call for generated clients. */
  operation: string;
  summary: string;
  description?: string;
  /** Only members of staff and their keys may make it. */
  staff?: true;
  /** Whether a POST must bring an Idempotency-Key; all others may. */
  key?: "required" | "optional";
  query?: Q;
  body?: B;
  /** 201 for what creates; 200 without saying so; DELETE answers 204 and nothing. */
  status?: 200 | 201;
  answer?: A;
  /** What can wait a little in a rush, because what it is about is held. */
  patient?: true;
  problems: readonly ProblemCode[];
};

/** States one call, keeping its types. */
export const call = <
  const P extends string,
  Q extends z.ZodType = z.ZodUndefined,
  B extends z.ZodType = z.ZodUndefined,
  A extends z.ZodType = z.ZodUndefined,
>(
  stated: Call<P, Q, B, A>,
): Call<P, Q, B, A> => stated;
