import { hash, verify } from "@node-rs/argon2";
import pg from "pg";
import { beforeAll, beforeEach, expect, it, vi } from "vitest";
import { db } from "@/db/client";
import { staff, users } from "@/db/schema/identity";
import { testDatabase } from "@/db/testing/database";
import { rows } from "@/db/testing/rows";
import { buildWorld } from "@/db/testing/world";
import { hashPassword } from "@/lib/identity/password";
import { newId } from "@/lib/kernel/id";
import { askReset, signIn, signUp, typeCode } from "./entering";

// Whoever asks for an address learns nothing of it: not from the answer, its length or its cookies, and not from how
// long it takes, since the same statements are run and the same hashes made.

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
    delete: (name: string) => browser.jar.delete(name),
  }),
}));
vi.mock("next/root-params", () => ({ locale: async () => "en" }));
// Only a page has something to make anew.
vi.mock(import("next/cache"), async (original) => ({ ...(await original()), refresh: () => undefined }));
vi.mock(import("@node-rs/argon2"), { spy: true });

testDatabase();

const password = "correct horse battery";
/** Addresses of one length, by what there is behind them. */
const addresses = {
  unknown: "unknown@aisle.example",
  known: "shopper@aisle.example",
  "known, without a password": "nopassw@aisle.example",
  "of somebody who works here": "saara.k@aisle.example",
  "of an account that was shut": "shutout@aisle.example",
} as const;
type Kind = keyof typeof addresses;
const kinds = Object.keys(addresses).filter((kind) => kind !== "unknown") as Kind[];

beforeAll(async () => {
  await buildWorld([]);
  const passwordHash = await hashPassword(password);
  const person = async (kind: Kind, more: Partial<typeof users.$inferInsert> = {}) => {
    const id = newId();
    await db()
      .insert(users)
      .values({ id, email: addresses[kind], name: "Emmi", passwordHash, ...more });
    return id;
  };
  await person("known");
  await person("known, without a password", { passwordHash: null });
  await person("of an account that was shut", { disabledAt: new Date() });
  const clerk = await person("of somebody who works here");
  await db().insert(staff).values({ userId: clerk, role: "associate" });
});
beforeEach(() => {
  browser.jar.clear();
  browser.headers = new Headers({ origin: "http://localhost:3000", "next-action": "x" });
});

function formOf(fields: Record<string, string>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return form;
}

const waiting = async () =>
  Number((await rows<{ n: string }>`select count(*) as n from pgboss.job where name = 'events'`)[0]!.n);

/** All that somebody outside could see or measure of a call. */
async function outside(email: string, work: () => Promise<unknown>) {
  const before = await waiting();
  const query = vi.spyOn(pg.Client.prototype, "query");
  vi.mocked(hash).mockClear();
  vi.mocked(verify).mockClear();
  const answer = await work().catch((error: { digest?: string }) => error.digest);
  const statements = query.mock.calls.map(([first]) =>
    typeof first === "string" ? first : (first as { text?: string }).text,
  );
  query.mockRestore();
  return {
    answer: JSON.stringify(answer).replaceAll(email, "the address"),
    cookies: [...browser.jar.values()].map(({ value, ...rest }) => ({ ...rest, length: value.length })),
    statements,
    hashed: vi.mocked(hash).mock.calls.length,
    verified: vi.mocked(verify).mock.calls.length,
    enqueued: (await waiting()) - before,
  };
}

const ways: [string, (email: string) => Promise<unknown>][] = [
  ["a wrong password", (email) => signIn("en", "/en/cart", formOf({ email, password: "not my password" }))],
  ["a code to sign in with", (email) => signIn("en", "/en/cart", formOf({ email, do: "code" }))],
  ["a new account", (email) => signUp("en", "/en/cart", formOf({ name: "Emmi", email, password }))],
  ["a new password", (email) => askReset("en", formOf({ email }))],
];

it.each(ways)("%s is answered the same, after the same work, for every address", async (_, way) => {
  // The first call of a process opens connections and makes the decoy.
  await outside("warmup1@aisle.example", () => way("warmup1@aisle.example"));
  browser.jar.clear();
  const expected = await outside(addresses.unknown, () => way(addresses.unknown));
  expect(expected.statements.length).toBeGreaterThan(1);
  expect(expected.answer).toMatch(/not right|\/en\/account\/code/);
  for (const kind of kinds) {
    browser.jar.clear();
    expect(await outside(addresses[kind], () => way(addresses[kind])), kind).toEqual(expected);
  }
});

it.each(ways.slice(1))("a wrong code, and another one, for %s too", async (_, way) => {
  const after = async (email: string, typed: Record<string, string>) => {
    browser.jar.clear();
    await way(email).catch(() => undefined);
    return outside(email, () => typeCode("en", formOf({ password, ...typed })));
  };
  const tries: [typed: Record<string, string>, said: string][] = [
    [{ code: "WRONG234" }, "not right"],
    [{ do: "again" }, "on its way"],
  ];
  for (const [typed, said] of tries) {
    const expected = await after(addresses.unknown, typed);
    expect(expected.answer).toContain(said);
    for (const kind of kinds) expect(await after(addresses[kind], typed), kind).toEqual(expected);
    await rows`delete from rate_limits`;
  }
});
