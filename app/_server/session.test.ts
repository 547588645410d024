import { beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { db } from "@/db/client";
import { staff, users } from "@/db/schema/identity";
import { testDatabase } from "@/db/testing/database";
import { problem } from "@/db/testing/problem";
import { hashPassword } from "@/lib/identity/password";
import * as environment from "@/lib/kernel/env";
import { newId } from "@/lib/kernel/id";
import { actionCtx, pageCtx } from "./adapters";
import { actorOfCookie, readSessionCookie, sessionCookie, signInHere, signOutHere } from "./session";
import { newVisitor, visitorCookie } from "./visitor";

/** The browser of a test: what it sends, and the cookies it was given. */
const browser = vi.hoisted(() => ({
  headers: new Headers(),
  jar: new Map<string, { name: string; value: string; [attribute: string]: unknown }>(),
}));

vi.mock("next/headers", () => ({
  headers: async () => browser.headers,
  cookies: async () => ({
    get: (name: string) => browser.jar.get(name),
    set: (name: string, value: string, attributes: object) =>
      browser.jar.set(name, { name, value, ...attributes }),
    delete: ({ name }: { name: string }) => browser.jar.delete(name),
  }),
}));
vi.mock(import("@/lib/kernel/env"), { spy: true });

testDatabase();
const password = "correct horse battery";
const clerk = { id: newId(), email: "clerk@aisle.example", name: "Saara Kivi" };
beforeAll(async () => {
  await db()
    .insert(users)
    .values({ ...clerk, passwordHash: await hashPassword(password) });
  await db().insert(staff).values({ userId: clerk.id, role: "associate" });
});
beforeEach(() => {
  browser.jar.clear();
  browser.headers = new Headers({ origin: "http://localhost:3000" });
});

const typed = { email: clerk.email, password };
const ask = { locale: "en", channel: "staff" as const };

describe("signing in from a page", () => {
  it("gives a cookie that carries the id of the session and nothing else, out of scripts' reach", async () => {
    await signInHere(typed);
    const { value, ...cookie } = browser.jar.get("next-auth.session-token")!;
    expect(cookie).toMatchObject({ httpOnly: true, sameSite: "lax", secure: false, path: "/" });
    expect((cookie.maxAge as number) / 3600).toBeCloseTo(12, 1);
    expect(Object.keys((await readSessionCookie(value))!).sort()).toEqual(["exp", "iat", "jti", "sid"]);
    expect(await actorOfCookie(value)).toMatchObject({ kind: "staff", id: clerk.id, role: "associate" });
    expect((await actionCtx(ask)).actor).toMatchObject({ kind: "staff", id: clerk.id });
  });

  it("sends the cookie over https only where the shop is on https", async () => {
    const env = environment.env();
    vi.mocked(environment.env).mockReturnValue({
      ...env,
      origin: "https://shop.example",
      mode: "production",
    });
    browser.headers = new Headers({ origin: "https://shop.example" });
    await signInHere(typed);
    vi.mocked(environment.env).mockReset();
    expect([...browser.jar.values()]).toMatchObject([
      { name: "__Secure-next-auth.session-token", secure: true, httpOnly: true },
    ]);
  });

  it("gives no cookie for a wrong password, nor to another site's page", async () => {
    expect((await problem(signInHere({ ...typed, password: "wrong" }))).code).toBe("auth.wrong_credentials");
    for (const headers of [{}, { origin: "https://evil.example" }, { origin: "null" }] as HeadersInit[]) {
      browser.headers = new Headers(headers);
      expect((await problem(signInHere(typed))).code).toBe("request.foreign_origin");
    }
    expect(browser.jar.size).toBe(0);
  });

  it("counts wrong tries by the /64 that they come from, whatever address of it each of them has", async () => {
    const env = environment.env();
    vi.mocked(environment.env).mockReturnValue({ ...env, trustedProxies: 1 });
    const from = (address: string, email = clerk.email, tried = password) => {
      browser.headers = new Headers({ origin: "http://localhost:3000", "x-forwarded-for": address });
      return signInHere({ email, password: tried });
    };
    for (let n = 1; n <= 10; n++)
      await problem(from(`2001:db8:7:7::${n}`, `nobody${n}@aisle.example`, "wrong"));
    expect((await problem(from("2001:db8:7:7:ffff::1"))).code).toBe("auth.too_many_tries");
    await from("2001:db8:7:8::1");
    vi.mocked(environment.env).mockReset();
  });

  it("ends with signing out: the old cookie is worth nothing any more", async () => {
    await signInHere(typed);
    const { value } = browser.jar.get(sessionCookie())!;
    await signOutHere();
    expect(browser.jar.size).toBe(0);
    expect(await actorOfCookie(value)).toBeNull();
  });

  it("believes no cookie that another made", async () => {
    for (const value of ["", "x", "eyJhbGciOiJkaXIiLCJlbmMiOiJBMjU2R0NNIn0..a.b.c"])
      expect(await actorOfCookie(value)).toBeNull();
  });
});

describe("a server action's caller", () => {
  it("must be a page of ours, also for visitors", async () => {
    for (const headers of [
      {},
      { origin: "https://evil.example" },
      { "sec-fetch-site": "cross-site" },
    ] as HeadersInit[]) {
      browser.headers = new Headers(headers);
      expect((await problem(actionCtx(ask))).code).toBe("request.foreign_origin");
    }
    browser.headers = new Headers({ "sec-fetch-site": "same-origin" });
    expect((await actionCtx(ask)).actor).toEqual({ kind: "visitor", id: null });
  });

  it("may be reached in a demo by the name of its machine, and in a real shop only by its own", async () => {
    browser.headers = new Headers({ origin: "http://192.0.2.9:3000", host: "192.0.2.9:3000" });
    await actionCtx(ask);
    const env = environment.env();
    vi.mocked(environment.env).mockReturnValue({ ...env, mode: "production" });
    const refused = problem(actionCtx(ask));
    expect((await refused).code).toBe("request.foreign_origin");
    vi.mocked(environment.env).mockReset();
  });

  it("is a visitor by the cookie that was set a moment ago", async () => {
    const { cookie, id } = newVisitor();
    browser.jar.set(visitorCookie, { name: visitorCookie, value: cookie });
    expect((await actionCtx(ask)).actor).toEqual({ kind: "visitor", id });
    browser.jar.set(visitorCookie, { name: visitorCookie, value: "made up" });
    expect((await actionCtx(ask)).actor).toEqual({ kind: "visitor", id: null });
  });
});

describe("a page's reader", () => {
  it("may come from anywhere, with the token of an order's own link", async () => {
    browser.headers = new Headers();
    const ctx = await pageCtx({ locale: "fi", bearer: "token" });
    expect(ctx).toMatchObject({ locale: "fi", bearer: "token", channel: "web", actor: { kind: "visitor" } });
  });
});
