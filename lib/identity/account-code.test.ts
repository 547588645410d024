import { sql } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { db } from "@/db/client";
import { staff, users } from "@/db/schema/identity";
import { fresh, password, peopleAt, signedUp, typedFrom } from "@/db/testing/account";
import { testDatabase } from "@/db/testing/database";
import { problem } from "@/db/testing/problem";
import { as, buildWorld } from "@/db/testing/world";
import { checkInvariants } from "@/lib/invariants/check";
import type { Ctx } from "@/lib/kernel/actor";
import { newId } from "@/lib/kernel/id";
import { accountCode } from "./account-code";
import { confirmAccountCode } from "./confirm-account-code";
import { requestAccountCode } from "./request-account-code";
import { requestAnotherCode } from "./request-another-code";
import { resetPassword } from "./reset-password";
import { actorOfSession } from "./sessions";
import { signIn } from "./sign-in";
import { signUp } from "./sign-up";

testDatabase();
beforeAll(async () => {
  await buildWorld([]);
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

  it("is mailed once more for what it was asked for: name and password of a new account too", async () => {
    const email = fresh();
    const first = await signUp(as.visitor(), { name: "Emmi Virta", email, password });
    const again = await requestAnotherCode(as.visitor(), { id: first.id });
    expect(again).toMatchObject({ id: first.id, email });
    expect(again.expiresAt.getTime()).toBeGreaterThanOrEqual(first.expiresAt.getTime());
    await confirmAccountCode(as.visitor(), { ...typedFrom(again), purpose: "sign_up" });
    expect(await peopleAt(email)).toMatchObject([{ name: "Emmi Virta" }]);
    await signIn(as.visitor(), { email, password });
  });

  it("is another one once the last is out of tries", async () => {
    const email = fresh();
    const first = await ask(email);
    for (let n = 0; n < 5; n++) await problem(confirm({ ...typedFrom(first), code: "0000-0000" }));
    expect((await problem(confirm(typedFrom(first)))).code).toBe("auth.wrong_code");
    const again = await requestAnotherCode(as.visitor(), { id: first.id });
    expect(again.id).not.toBe(first.id);
    await confirm(typedFrom(again));
  });

  it("is not mailed again after it was used or is too old, nor for a code nobody asked for, nor without end", async () => {
    const again = (id: string) => requestAnotherCode(as.visitor(), { id });
    const used = await ask(fresh());
    await confirm(typedFrom(used));
    const old = await ask(fresh());
    await db().execute(sql`update account_codes set expires_at = now() where id = ${old.id}`);
    for (const id of [used.id, old.id, newId(), "nonsense"])
      expect((await problem(again(id))).code).toBe("auth.wrong_code");
    const { id } = await ask(fresh());
    for (let n = 0; n < 4; n++) await again(id);
    expect((await problem(again(id))).code).toBe("auth.too_many_codes");
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

it("leaves the shop's books as they were", async () => {
  expect(await checkInvariants(db())).toEqual([]);
});
