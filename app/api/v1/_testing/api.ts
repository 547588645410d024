import { readdirSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { expect } from "vitest";
import type { z } from "zod";
import { newId } from "@/lib/kernel/id";
import { problemKinds } from "@/lib/kernel/problem";
import type { Call } from "../_contract/call";
import { refusalsOf } from "../_contract/openapi";
import { problemSchema } from "../_contract/problems";

type Handler = (request: Request, context: { params: Promise<Record<string, string>> }) => Promise<Response>;
type RouteModule = Partial<Record<string, Handler>>;

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Every route file of version 1, by its path as openapi.json writes it. */
export const routeFiles: ReadonlyMap<string, string> = new Map(
  readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name === "route.ts")
    .map((entry) => {
      const folder = relative(root, entry.parentPath).replaceAll(/\[(\w+)\]/g, "{$1}");
      return [`/${folder}`, join(entry.parentPath, entry.name)];
    }),
);

export const routeModule = (path: string): Promise<RouteModule> => import(routeFiles.get(path)!);

/** How someone calls: what goes into the headers. */
export type Caller = { bearer?: string; cookie?: string; headers?: Record<string, string> };

export type Asked = Caller & {
  params?: Record<string, string>;
  query?: Record<string, string>;
  body?: unknown;
  /** The Idempotency-Key; a fresh one when the call needs one, none when null. */
  key?: string | null;
};

/** Operations that answered somebody in this test file, with success. */
export const answered = new Set<string>();

export type Answer = { status: number; text: string; headers: Headers };

/**
 * Makes a call as HTTP would, and holds the answer against its description: status, content type, every field, and
 * that tokens are told only to whoever makes something.
 */
export async function send(call: Call, asked: Asked = {}): Promise<Answer> {
  const path = call.path.replace(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(asked.params?.[name] ?? ""),
  );
  const url = new URL(`http://localhost:3000/api/v1${path}`);
  for (const [name, value] of Object.entries(asked.query ?? {})) url.searchParams.set(name, value);
  const key = asked.key === undefined && call.key === "required" ? newId() : asked.key;
  const headers = new Headers({
    ...(asked.bearer ? { authorization: `Bearer ${asked.bearer}` } : {}),
    ...(asked.cookie ? { cookie: asked.cookie } : {}),
    ...(key ? { "idempotency-key": key } : {}),
    ...(asked.body === undefined ? {} : { "content-type": "application/json" }),
    ...asked.headers,
  });
  const body = asked.body === undefined ? null : JSON.stringify(asked.body);
  const handler = (await routeModule(call.path))[call.method]!;
  const response = await handler(new Request(url, { method: call.method, headers, body }), {
    params: Promise.resolve(asked.params ?? {}),
  });
  const answer = { status: response.status, text: await response.text(), headers: response.headers };
  if (answer.status < 400) answered.add(call.operation);
  expectDescribed(call, answer);
  return answer;
}

/** Fails unless openapi.json tells of this answer. */
export function expectDescribed(call: Call, { status, text, headers }: Answer): void {
  expect(headers.get("cache-control")).toBe("private, no-store");
  if (status >= 400) {
    expect(headers.get("content-type")).toBe("application/problem+json");
    const problem = problemSchema.parse(JSON.parse(text));
    const kind = refusalsOf(call).get(problem.code);
    expect(kind, `${call.operation} may answer ${problem.code}`).toBeDefined();
    expect([problem.status, problemKinds[kind!]]).toEqual([status, status]);
    expect(headers.get("retry-after")).toBe(
      problem.retryAfter ? String(Math.ceil(problem.retryAfter)) : null,
    );
  } else if (call.answer) {
    expect(status).toBe(call.status ?? 200);
    expect(headers.get("content-type")).toBe("application/json");
    call.answer.parse(JSON.parse(text));
  } else expect([status, text]).toEqual([204, ""]);
  const makes = call.operation === "reserve" || call.operation === "placeOrder";
  expect(text.includes('"token"'), "a token in the answer").toBe(makes && status === 201);
}

/** The body of an answer that must be a success. */
export async function ok<A extends z.ZodType>(
  call: Call<string, z.ZodType, z.ZodType, A>,
  asked: Asked = {},
): Promise<z.output<A>> {
  const { status, text } = await send(call, asked);
  expect(status, text).toBeLessThan(300);
  return (text === "" ? undefined : JSON.parse(text)) as z.output<A>;
}

export type Refusal = z.output<typeof problemSchema>;

/** The problem of an answer that must be a refusal with this code. */
export async function refused(call: Call, code: string, asked: Asked = {}): Promise<Refusal> {
  const { text } = await send(call, asked);
  const problem = JSON.parse(text) as Refusal;
  expect(problem.code, text).toBe(code);
  return problem;
}
