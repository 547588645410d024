import { readdirSync, readFileSync } from "node:fs";
import { NextRequest } from "next/server";
import pg from "pg";
import { afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { testDatabase } from "@/db/testing/database";
import { buildWorld } from "@/db/testing/world";
import { signedIn, visitor } from "../api/v1/_testing/callers";
import { requireSameOrigin } from "./same-origin";

// Every way to change something that a browser can reach, read from the tree, so that a new one cannot be forgotten:
// what another site's page sends with somebody's cookies is refused before anything is written.

const browser = vi.hoisted(() => ({ headers: new Headers(), cookies: new Map<string, string>() }));

vi.mock("next/headers", () => ({
  headers: async () => browser.headers,
  cookies: async () => ({
    get: (name: string) => {
      const value = browser.cookies.get(name);
      return value === undefined ? undefined : { name, value };
    },
    set: vi.fn(),
    delete: vi.fn(),
  }),
}));
vi.mock("next/root-params", () => ({ locale: async () => "en" }));
vi.mock(import("./same-origin"), { spy: true });

testDatabase();
const root = new URL("../../", import.meta.url);
const sources = ["app", "components", "lib"].flatMap((part) =>
  readdirSync(new URL(part, root), { recursive: true, encoding: "utf8" })
    .map((path) => `${part}/${path}`)
    .filter((path) => /\.tsx?$/.test(path) && !/\.test\.tsx?$/.test(path)),
);
const textOf = (path: string) => readFileSync(new URL(path, root), "utf8");
const load = async (path: string) =>
  (await import(/* @vite-ignore */ new URL(path, root).pathname)) as Record<string, unknown>;

const actionFiles = sources.filter((path) => textOf(path).startsWith('"use server";'));
const routeFiles = sources.filter((path) => /(^|\/)route\.tsx?$/.test(path));
const changing = ["POST", "PUT", "PATCH", "DELETE"];

/** What is not asked where it comes from, and why it need not be. */
const elsewhere: Record<string, string> = {
  "app/api/auth/[...nextauth]/route.ts": "next-auth's CSRF token; what is ours there is tested below",
  "app/api/payments/[provider]/webhook/route.ts": "the provider's signature, and nobody's cookies",
  "app/api/v1/[[...unknown]]/route.ts": "there is nothing, whoever asks",
};

let cookies: Record<"clerk" | "customer" | "visitor", string>;
beforeAll(async () => {
  const { kallio } = await buildWorld([{ sku: "RYE", price: 420, kallio: 5 }]);
  cookies = {
    clerk: (await signedIn({ role: "manager", locationId: kallio })).cookie ?? "",
    customer: (await signedIn()).cookie ?? "",
    visitor: visitor().cookie ?? "",
  };
});
afterEach(() => vi.clearAllMocks());

const foreign: Record<string, string>[] = [{ origin: "https://evil.example" }, {}];

/** Sends what a page would, and tells what was written down and whether the sender was turned away for its origin. */
async function sent(headers: Record<string, string>, cookie: string, work: () => Promise<unknown>) {
  browser.headers = new Headers({ ...headers, cookie, "next-action": "x" });
  browser.cookies = new Map(cookie.split("; ").map((pair) => pair.split("=", 2) as [string, string]));
  const query = vi.spyOn(pg.Client.prototype, "query");
  await work().catch(() => undefined);
  const written = query.mock.calls
    .map(([first]) => (typeof first === "string" ? first : (first as { text?: string }).text) ?? "")
    .filter((text) => /\b(insert into|update|delete from)\b/i.test(text))
    // Reading who is signed in notes that they were here.
    .filter((text) => !text.includes("update sessions set last_seen_at"));
  query.mockRestore();
  const asked = vi.mocked(requireSameOrigin).mock.results;
  const refused = asked.some((result) => result.type === "throw");
  vi.mocked(requireSameOrigin).mockClear();
  return { written, asked: asked.length > 0, refused };
}

const actions = await Promise.all(
  actionFiles.map(async (path) => ({
    path,
    actions: Object.entries(await load(path)).filter(([, value]) => typeof value === "function"),
  })),
);

/** Bound arguments, then the form: what Next hands an action that a page's form sends. */
function argumentsOf(path: string, action: { length: number }): unknown[] {
  const place = { locale: "en", id: "0199c1a0-0000-7000-8000-000000000000" };
  const bound = path.startsWith("app/[locale]/staff/") ? place : "en";
  const form = new FormData();
  for (const [name, value] of Object.entries({ email: "emmi@example.com", password: "x", do: "all" }))
    form.set(name, value);
  return [...Array<unknown>(Math.max(0, action.length - 1)).fill(bound), form];
}

const cases = actions.flatMap(({ path, actions: found }) =>
  found.map(
    ([name, action]) => [`${name} of ${path}`, path, action as (...given: unknown[]) => unknown] as const,
  ),
);

describe("a server action", () => {
  it("stands in a file of actions, where this test finds it", () => {
    expect(cases.length).toBeGreaterThan(30);
    const inline = sources.filter((path) => /^\s+["']use server["']/m.test(textOf(path)));
    expect(inline).toEqual([]);
  });

  it.each(cases)(
    "%s refuses what another site sends, and what does not say where it comes from",
    async (_, path, action) => {
      const cookie = path.startsWith("app/[locale]/staff/") ? cookies.clerk : cookies.customer;
      for (const headers of foreign) {
        const { written, refused } = await sent(headers, cookie, async () =>
          action(...argumentsOf(path, action)),
        );
        expect([refused, written]).toEqual([true, []]);
      }
      const own = { origin: "http://localhost:3000" };
      const { asked, refused } = await sent(own, cookie, async () => action(...argumentsOf(path, action)));
      expect([asked, refused]).toEqual([true, false]);
    },
  );
});

const routes = (
  await Promise.all(
    routeFiles.map(async (path) => {
      const found = await load(path);
      return changing
        .filter((method) => method in found)
        .map((method) => ({ path, method, handler: found[method] }));
    }),
  )
).flat();

describe("a route that changes something", () => {
  it("is asked where it comes from, or named here with the reason", () => {
    expect(routes.length).toBeGreaterThan(30);
    for (const path of Object.keys(elsewhere)) expect(routeFiles).toContain(path);
  });

  it.each(
    routes
      .filter(({ path }) => !(path in elsewhere))
      .map(({ method, path, handler }) => [`${method} ${path}`, path, method, handler] as const),
  )("%s refuses another site's call", async (_, path, method, handler) => {
    const params = Object.fromEntries([...path.matchAll(/\[(\w+)\]/g)].map(([, name]) => [name, "en"]));
    const call = (headers: Record<string, string>, cookie: string) => () =>
      (handler as (request: NextRequest, context: unknown) => Promise<unknown>)(
        new NextRequest("http://localhost:3000/en/x", {
          method,
          headers: {
            ...headers,
            cookie,
            "content-type": "application/json",
            "idempotency-key": crypto.randomUUID(),
          },
          ...(method === "DELETE" ? {} : { body: "{}" }),
        }),
        { params: Promise.resolve(params) },
      );
    for (const cookie of Object.values(cookies))
      for (const headers of foreign) {
        const { written, refused } = await sent(headers, cookie, call(headers, cookie));
        expect([refused, written]).toEqual([true, []]);
      }
  });

  it("leads to no other service for another site", async () => {
    const { POST } = await load("app/api/auth/[...nextauth]/route.ts");
    for (const headers of foreign) {
      const answers: unknown[] = [];
      const { written, refused } = await sent(headers, cookies.visitor, async () => {
        const request = new NextRequest("http://localhost:3000/api/auth/start/google", {
          method: "POST",
          headers,
        });
        const context = { params: Promise.resolve({ nextauth: ["start", "google"] }) };
        answers.push(
          ((await (POST as (...given: unknown[]) => unknown)(request, context)) as Response).status,
        );
      });
      expect([refused, written, answers]).toEqual([true, [], [403]]);
    }
  });
});
