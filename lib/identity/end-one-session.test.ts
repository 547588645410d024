import { sql } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { db, rowsOf } from "@/db/client";
import { customer, password, peopleAt, signedUp } from "@/db/testing/account";
import { testDatabase } from "@/db/testing/database";
import { problem } from "@/db/testing/problem";
import { as, buildWorld } from "@/db/testing/world";
import { checkInvariants } from "@/lib/invariants/check";
import type { Ctx } from "@/lib/kernel/actor";
import { endOneSession } from "./end-one-session";
import { actorOfSession, startSession } from "./sessions";
import { signIn } from "./sign-in";

testDatabase();
beforeAll(async () => {
  await buildWorld([]);
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

it("leaves the shop's books as they were", async () => {
  expect(await checkInvariants(db())).toEqual([]);
});
