import { sql } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { db, rowsOf } from "@/db/client";
import { customer, password, signedUp, typedFrom } from "@/db/testing/account";
import { testDatabase } from "@/db/testing/database";
import { problem } from "@/db/testing/problem";
import { as, buildWorld } from "@/db/testing/world";
import { checkInvariants } from "@/lib/invariants/check";
import type { Ctx } from "@/lib/kernel/actor";
import { newId } from "@/lib/kernel/id";
import { changePassword } from "./change-password";
import { requestAccountCode } from "./request-account-code";
import { requestProofCode } from "./request-proof-code";
import { resetPassword } from "./reset-password";
import { actorOfSession } from "./sessions";
import { signIn } from "./sign-in";

testDatabase();
beforeAll(async () => {
  await buildWorld([]);
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

it("leaves the shop's books as they were", async () => {
  expect(await checkInvariants(db())).toEqual([]);
});
