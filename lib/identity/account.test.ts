import { sql } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { db, rowsOf } from "@/db/client";
import { staff, users } from "@/db/schema/identity";
import { testDatabase } from "@/db/testing/database";
import { problem } from "@/db/testing/problem";
import { as, buildWorld } from "@/db/testing/world";
import { checkInvariants } from "@/lib/invariants/check";
import type { Ctx } from "@/lib/kernel/actor";
import { newId } from "@/lib/kernel/id";
import { type AskedCode, accountCode } from "./account-code";
import { changePassword } from "./change-password";
import { confirmAccountCode } from "./confirm-account-code";
import { endOneSession } from "./end-one-session";
import { externalSignIn } from "./external-sign-in";
import { requestAccountCode } from "./request-account-code";
import { requestProofCode } from "./request-proof-code";
import { resetPassword } from "./reset-password";
import { actorOfSession, type NewSession, startSession } from "./sessions";
import { signIn } from "./sign-in";
import { signUp } from "./sign-up";

testDatabase();
beforeAll(async () => {
  await buildWorld([]);
});

const password = "correct horse battery";
const fresh = (who = "emmi") => `${who}.${newId()}@example.com`;
const typedFrom = (asked: AskedCode) => ({ id: asked.id, code: accountCode(asked.id) });
const peopleAt = async (email: string) =>
  rowsOf<{ id: string; name: string; password_hash: string | null }>(
    await db().execute(sql`select id, name, password_hash from users where email = ${email}`),
  );

async function signedUp(
  email = fresh(),
  name = "Emmi Virta",
): Promise<{ email: string; session: NewSession }> {
  const asked = await signUp(as.visitor(), { name, email, password });
  const { session } = await confirmAccountCode(as.visitor(), { ...typedFrom(asked), purpose: "sign_up" });
  return { email, session };
}

async function customer(session: NewSession): Promise<Ctx> {
  const actor = await actorOfSession(db(), session.id);
  if (!actor) throw new Error("Nobody is signed in.");
  return { ...as.visitor(), actor };
}

describe("signing up", () => {
  it("opens an account once the mailed code is typed, and not before", async () => {
    const email = fresh();
    const asked = await signUp(as.visitor(), { name: " Emmi Virta ", email: email.toUpperCase(), password });
    expect(await peopleAt(email)).toEqual([]);
    expect((await problem(signIn(as.visitor(), { email, password }))).code).toBe("auth.wrong_credentials");
    const { session, opened } = await confirmAccountCode(as.visitor(), {
      ...typedFrom(asked),
      purpose: "sign_up",
      userAgent: "Phone",
    });
    expect(opened).toBe(true);
    expect(await actorOfSession(db(), session.id)).toMatchObject({
      kind: "customer",
      email,
      name: "Emmi Virta",
    });
    await signIn(as.visitor(), { email, password });
  });

  it("leaves an account that is there as it is: a stranger who asked cannot choose its password", async () => {
    const { email } = await signedUp();
    const asked = await signUp(as.visitor(), { name: "Mallory", email, password: "another password" });
    const { opened } = await confirmAccountCode(as.visitor(), { ...typedFrom(asked), purpose: "sign_up" });
    expect(opened).toBe(false);
    expect(await peopleAt(email)).toMatchObject([{ name: "Emmi Virta" }]);
    await signIn(as.visitor(), { email, password });
    const refused = await problem(signIn(as.visitor(), { email, password: "another password" }));
    expect(refused.code).toBe("auth.wrong_credentials");
  });

  it("answers and works the same for an address it knows", async () => {
    const { email } = await signedUp();
    const mailsOf = async () =>
      rowsOf<{ n: number }>(
        await db().execute(sql`select count(*)::int as n from events where name = 'account.code_requested'`),
      )[0]!.n;
    const fastest = async (address: () => string) => {
      const times: number[] = [];
      for (let n = 0; n < 3; n++) {
        const begun = performance.now();
        const { id, ...rest } = await signUp(as.visitor(), { name: "Emmi", email: address(), password });
        times.push(performance.now() - begun);
        expect(Object.keys({ id, ...rest })).toEqual(["id", "email", "expiresAt"]);
      }
      return Math.min(...times);
    };
    const before = await mailsOf();
    const known = await fastest(() => email);
    const unknown = await fastest(fresh);
    expect(await mailsOf()).toBe(before + 6);
    expect(Math.max(known, unknown) / Math.min(known, unknown)).toBeLessThan(3);
  });

  it("wants a name, an address, and a password that is long enough", async () => {
    const right = { name: "Emmi", email: fresh(), password };
    for (const wrong of [{ name: " " }, { email: "emmi" }, { password: "too short" }]) {
      const refused = await problem(signUp(as.visitor(), { ...right, ...wrong }));
      expect(refused.code).toBe("input.invalid");
      expect(refused.details.errors?.[0]?.pointer).toBe(`/${Object.keys(wrong)[0]}`);
    }
    expect(await peopleAt(right.email)).toEqual([]);
  });

  it("twice at once is one account", async () => {
    const email = fresh();
    const ask = async () => typedFrom(await signUp(as.visitor(), { name: "Emmi", email, password }));
    const typed = [await ask(), await ask()];
    const done = await Promise.all(
      typed.map((code) => confirmAccountCode(as.visitor(), { ...code, purpose: "sign_up" })),
    );
    expect(done.map((d) => d.opened).sort()).toEqual([false, true]);
    expect(await peopleAt(email)).toHaveLength(1);
  });
});

describe("a mailed code", () => {
  const ask = (email: string, purpose: "sign_in" | "reset_password" = "sign_in") =>
    requestAccountCode(as.visitor(), { email, purpose });
  const confirm = (code: { id: string; code: string }, ctx = as.visitor()) =>
    confirmAccountCode(ctx, { ...code, purpose: "sign_in" });

  it("signs in who has an account, and opens one for who has none", async () => {
    const { email } = await signedUp();
    expect((await confirm(typedFrom(await ask(email)))).opened).toBe(false);
    const unknown = `anna.maria+shop.${newId()}@example.com`;
    const { session, opened } = await confirm(typedFrom(await ask(unknown)));
    expect(opened).toBe(true);
    expect(await actorOfSession(db(), session.id)).toMatchObject({ name: "Anna Maria", email: unknown });
  });

  it("is read as it is meant: small letters, spaces, a dash", async () => {
    const { id } = await ask(fresh());
    const code = accountCode(id).toLowerCase();
    await confirm({ id, code: ` ${code.slice(0, 4)}-${code.slice(4)} ` });
  });

  it("is good once, also for two at once", async () => {
    const email = fresh();
    const typed = typedFrom(await ask(email));
    const outcomes = await Promise.allSettled([confirm(typed), confirm(typed), confirm(typed)]);
    expect(outcomes.filter((o) => o.status === "fulfilled")).toHaveLength(1);
    expect((await problem(confirm(typed))).code).toBe("auth.wrong_code");
  });

  it("opens nothing but what it was asked for, and not when it is wrong, too old or unknown", async () => {
    const email = fresh();
    const { id } = await ask(email);
    const code = accountCode(id);
    const old = typedFrom(await ask(email));
    await db().execute(sql`update account_codes set expires_at = now() where id = ${old.id}`);
    const tries = [
      () => confirm({ id, code: "WRONG234" }),
      () => confirm({ id: newId(), code }),
      () => confirm({ id: "nonsense", code }),
      () => confirm(old),
      () => confirmAccountCode(as.visitor(), { id, code, purpose: "sign_up" }),
      () => resetPassword(as.visitor(), { id, code, password }),
    ];
    for (const attempt of tries) {
      const { code: why, status } = await problem(attempt());
      expect([why, status]).toEqual(["auth.wrong_code", 422]);
    }
    expect(await peopleAt(email)).toEqual([]);
    await confirm({ id, code });
  });

  it("is worth nothing after five tries, not even when the sixth is right", async () => {
    const { id } = await ask(fresh());
    for (let n = 0; n < 5; n++) await problem(confirm({ id, code: `WRONG23${n}` }));
    expect((await problem(confirm({ id, code: accountCode(id) }))).code).toBe("auth.wrong_code");
  });

  it("cannot be guessed from one place without end", async () => {
    const ctx = as.visitor();
    for (let n = 0; n < 30; n++) await problem(confirm({ id: newId(), code: "WRONG234" }, ctx));
    const right = typedFrom(await ask(fresh()));
    expect((await problem(confirm(right, ctx))).code).toBe("auth.too_many_tries");
    await confirm(right);
  });

  it("is mailed five times an hour to one address, and ten times for one browser", async () => {
    const email = fresh();
    for (let n = 0; n < 5; n++) await ask(email);
    expect((await problem(ask(email))).code).toBe("auth.too_many_codes");
    const browser = newId();
    const from = (): Ctx => as.visitor(browser);
    for (let n = 0; n < 10; n++) await requestAccountCode(from(), { email: fresh(), purpose: "sign_in" });
    const refused = await problem(requestAccountCode(from(), { email: fresh(), purpose: "sign_in" }));
    expect(refused.code).toBe("auth.too_many_codes");
  });

  it("is no way in for staff, nor for an account that was shut", async () => {
    const [clerk, gone] = [fresh("clerk"), fresh("gone")];
    const id = newId();
    await db().insert(users).values({ id, email: clerk, name: "Saara" });
    await db().insert(staff).values({ userId: id, role: "admin" });
    await db().insert(users).values({ id: newId(), email: gone, name: "Olli", disabledAt: new Date() });
    for (const email of [clerk, gone]) {
      expect((await problem(confirm(typedFrom(await ask(email))))).code).toBe("auth.wrong_code");
      const reset = typedFrom(await ask(email, "reset_password"));
      expect((await problem(resetPassword(as.visitor(), { ...reset, password }))).code).toBe(
        "auth.wrong_code",
      );
      expect(await peopleAt(email)).toMatchObject([{ password_hash: null }]);
    }
  });
});

describe("a new password", () => {
  it("by a mailed code ends every sign-in and begins one", async () => {
    const { email, session } = await signedUp();
    const asked = await requestAccountCode(as.visitor(), { email, purpose: "reset_password" });
    const begun = await resetPassword(as.visitor(), { ...typedFrom(asked), password: "a new long password" });
    expect(await actorOfSession(db(), session.id)).toBeNull();
    expect(await actorOfSession(db(), begun.id)).toMatchObject({ email });
    expect((await problem(signIn(as.visitor(), { email, password }))).code).toBe("auth.wrong_credentials");
    await signIn(as.visitor(), { email, password: "a new long password" });
    const told = rowsOf(
      await db().execute(sql`select from events e join users u on e.data->>'user' = u.id::text
        where e.name = 'account.password_changed' and u.email = ${email}`),
    );
    expect(told).toHaveLength(1);
  });

  it("by the old one keeps this sign-in and ends the others", async () => {
    const { email, session } = await signedUp();
    const other = await signIn(as.visitor(), { email, password });
    const me = await customer(session);
    const change = (proof: { password: string } | { id: string; code: string }) =>
      changePassword(me, { proof, password: "a new long password", sessionId: session.id });
    const refused = await problem(change({ password: "not my password" }));
    expect([refused.code, refused.status]).toEqual(["auth.wrong_password", 422]);
    expect(await actorOfSession(db(), other.id)).not.toBeNull();
    await change({ password });
    expect(await actorOfSession(db(), session.id)).not.toBeNull();
    expect(await actorOfSession(db(), other.id)).toBeNull();
    await signIn(as.visitor(), { email, password: "a new long password" });
  });

  it("by a code takes only one that was mailed to confirm it, to this very customer", async () => {
    const { session } = await signedUp();
    const { session: strangers } = await signedUp();
    const [me, stranger] = [await customer(session), await customer(strangers)];
    const asked = typedFrom(await requestProofCode(me, {}));
    const change = (ctx: Ctx, proof: { id: string; code: string }) =>
      changePassword(ctx, { proof, password: "a new long password", sessionId: session.id });
    expect((await problem(change(stranger, typedFrom(await requestProofCode(me, {}))))).code).toBe(
      "auth.wrong_code",
    );
    await change(me, asked);
    expect((await problem(change(me, asked))).code).toBe("auth.wrong_code");
  });

  it("is nobody's to change but a customer's, with ten tries", async () => {
    const to = { proof: { password }, password: "a new long password", sessionId: newId() };
    expect((await problem(changePassword(as.visitor(), to))).code).toBe("auth.required");
    expect((await problem(changePassword(as.admin(), to))).code).toBe("auth.forbidden");
    const { session } = await signedUp();
    const me = await customer(session);
    for (let n = 0; n < 10; n++)
      await problem(changePassword(me, { ...to, proof: { password: "not my password" } }));
    expect((await problem(changePassword(me, to))).code).toBe("auth.too_many_tries");
  });
});

describe("one sign-in", () => {
  it("is ended by its own person, once, and by nobody else", async () => {
    const { email, session } = await signedUp();
    const phone = await signIn(as.visitor(), { email, password });
    const me = await customer(session);
    const { session: strangers } = await signedUp();
    const stranger = await customer(strangers);
    const end = (ctx: Ctx) => endOneSession(ctx, { sessionId: phone.id });
    expect((await problem(end(stranger))).code).toBe("session.not_found");
    expect((await problem(end(as.visitor()))).code).toBe("auth.required");
    expect(await actorOfSession(db(), phone.id)).not.toBeNull();
    const twice = await Promise.allSettled([end(me), end(me)]);
    expect(twice.map((o) => o.status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(await actorOfSession(db(), phone.id)).toBeNull();
  });

  it("notes every few minutes when it was last seen", async () => {
    const { email } = await signedUp();
    const [person] = await peopleAt(email);
    const { id } = await startSession(db(), person!.id, "");
    const seen = async () =>
      rowsOf<{ at: string }>(
        await db().execute(sql`select last_seen_at::text as at from sessions where id = ${id}`),
      )[0]!.at;
    const first = await seen();
    await actorOfSession(db(), id);
    expect(await seen()).toBe(first);
    await db().execute(sql`
      update sessions set created_at = now() - interval '1 hour', last_seen_at = now() - interval '10 minutes'
      where id = ${id}`);
    const before = await seen();
    await actorOfSession(db(), id);
    expect(Date.parse(await seen())).toBeGreaterThan(Date.parse(before));
  });
});

describe("somebody whom another service vouches for", () => {
  const who = (more: object = {}) => ({
    provider: "google",
    subject: newId(),
    email: fresh(),
    verified: true,
    name: "Emmi Virta",
    ...more,
  });

  it("is known by that service's name for them, also under another address later", async () => {
    const first = who();
    const session = await externalSignIn(as.visitor(), first);
    const me = await actorOfSession(db(), session.id);
    const again = await externalSignIn(as.visitor(), { ...first, email: fresh(), verified: false });
    expect(await actorOfSession(db(), again.id)).toEqual(me);
  });

  it("gets the account of an address that the service verified, and no other", async () => {
    const { email } = await signedUp();
    const refused = await problem(externalSignIn(as.visitor(), who({ email, verified: false })));
    expect(refused.code).toBe("auth.unverified_elsewhere");
    const session = await externalSignIn(as.visitor(), who({ email }));
    expect(await actorOfSession(db(), session.id)).toMatchObject({ email });
  });

  it("is no member of staff", async () => {
    const email = fresh("clerk");
    const id = newId();
    await db().insert(users).values({ id, email, name: "Saara" });
    await db().insert(staff).values({ userId: id, role: "associate" });
    expect((await problem(externalSignIn(as.visitor(), who({ email })))).code).toBe("auth.wrong_credentials");
    const links = rowsOf(await db().execute(sql`select from external_identities where user_id = ${id}`));
    expect(links).toEqual([]);
  });

  it("twice at once is one account with one link", async () => {
    const same = who();
    await Promise.all([externalSignIn(as.visitor(), same), externalSignIn(as.visitor(), same)]);
    expect(await peopleAt(same.email)).toHaveLength(1);
  });
});

it("leaves the shop's books as they were", async () => {
  expect(await checkInvariants(db())).toEqual([]);
});
