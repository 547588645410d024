import { sql } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { db, rowsOf } from "@/db/client";
import { staff, users } from "@/db/schema/identity";
import { fresh, peopleAt, signedUp } from "@/db/testing/account";
import { testDatabase } from "@/db/testing/database";
import { problem } from "@/db/testing/problem";
import { as, buildWorld } from "@/db/testing/world";
import { checkInvariants } from "@/lib/invariants/check";
import { newId } from "@/lib/kernel/id";
import { externalSignIn } from "./external-sign-in";
import { actorOfSession } from "./sessions";

testDatabase();
beforeAll(async () => {
  await buildWorld([]);
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
