import { verify } from "@node-rs/argon2";
import { sql } from "drizzle-orm";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { db } from "@/db/client";
import { staff, staffLocations, users } from "@/db/schema/identity";
import { countStatements } from "@/db/testing/count-statements";
import { testDatabase } from "@/db/testing/database";
import { problem } from "@/db/testing/problem";
import { as, buildWorld, type World } from "@/db/testing/world";
import type { Ctx } from "@/lib/kernel/actor";
import { newId } from "@/lib/kernel/id";
import { endSessions } from "./end-sessions";
import { hashPassword } from "./password";
import type { StaffRole } from "./roles";
import { actorOfSession, endSession, startSession } from "./sessions";
import { signIn } from "./sign-in";

vi.mock(import("@node-rs/argon2"), { spy: true });

testDatabase();
const password = "correct horse battery";
let passwordHash: string;
let world: World;
beforeAll(async () => {
  passwordHash = await hashPassword(password);
  world = await buildWorld([]);
});

type Person = { role?: StaffRole; places?: string[]; disabled?: boolean };

async function person({ role, places = [], disabled }: Person = {}) {
  const id = newId();
  const email = `${id}@aisle.example`;
  const disabledAt = disabled ? new Date() : null;
  await db().insert(users).values({ id, email, name: "Saara Kivi", passwordHash, disabledAt });
  if (role) await db().insert(staff).values({ userId: id, role });
  for (const locationId of places) await db().insert(staffLocations).values({ userId: id, locationId });
  return { id, email };
}

/** Every caller comes from another address unless it says so. */
const from = (address: string = newId()): Ctx => ({ ...as.visitor(), address });

describe("signing in", () => {
  it("gives a session that stands for the person, with role and stores", async () => {
    const clerk = await person({ role: "associate", places: [world.kallio] });
    const session = await signIn(from(), { email: ` ${clerk.email.toUpperCase()} `, password });
    expect(await actorOfSession(db(), session.id)).toEqual({
      kind: "staff",
      id: clerk.id,
      name: "Saara Kivi",
      email: clerk.email,
      role: "associate",
      locations: [world.kallio],
    });
    const admin = await person({ role: "admin" });
    const { id } = await startSession(db(), admin.id, "", { secondFactorShown: true });
    expect(await actorOfSession(db(), id)).toMatchObject({ role: "admin", locations: "all" });
  });

  it("lasts a shift for staff and a month for a customer", async () => {
    const hours = async (who: { email: string }) =>
      ((await signIn(from(), { ...who, password })).expiresAt.getTime() - Date.now()) / 3_600_000;
    const { email: clerk } = await person({ role: "manager" });
    const { email: customer } = await person();
    expect(await hours({ email: clerk })).toBeCloseTo(12, 1);
    expect(await hours({ email: customer })).toBeCloseTo(30 * 24, 1);
  });

  it("answers the same whoever it is: unknown, wrong password, no password, no longer here", async () => {
    const known = await person();
    const gone = await person({ disabled: true });
    const without = await person();
    await db().execute(sql`update users set password_hash = null where id = ${without.id}`);
    const tries = [
      { email: "nobody@aisle.example", password },
      { email: known.email, password: "wrong" },
      { email: gone.email, password },
      { email: without.email, password },
    ];
    for (const typed of tries) {
      const { code, message, details, status } = await problem(signIn(from(), typed));
      expect([code, status, details]).toEqual(["auth.wrong_credentials", 401, {}]);
      expect(message).toBe("That address or password is not right.");
    }
  });

  it("works as much for somebody unknown, without a password or shut out as for a wrong password", async () => {
    const without = await person();
    await db().execute(sql`update users set password_hash = null where id = ${without.id}`);
    const work = async (email: string) => {
      vi.mocked(verify).mockClear();
      const { statements } = await countStatements(() =>
        problem(signIn(from(), { email, password: "wrong" })),
      );
      return { statements, verified: vi.mocked(verify).mock.calls.length };
    };
    // The first one makes the decoy.
    await work("first@aisle.example");
    const wrong = await work((await person()).email);
    expect(wrong.verified).toBe(1);
    for (const email of ["stranger@aisle.example", without.email, (await person({ disabled: true })).email])
      expect(await work(email)).toEqual(wrong);
  });

  it("allows ten wrong tries for one person, from wherever, and then not even the right one", async () => {
    const { email } = await person();
    for (let n = 0; n < 10; n++) await problem(signIn(from(), { email, password: "wrong" }));
    const { code, details } = await problem(signIn(from(), { email, password }));
    expect(code).toBe("auth.too_many_tries");
    expect(details.retryAfter).toBeGreaterThan(0);
  });

  it("allows ten wrong tries from one address, whoever they are for", async () => {
    const address = newId();
    for (let n = 0; n < 10; n++)
      await problem(signIn(from(address), { email: `${newId()}@aisle.example`, password: "wrong" }));
    const { email } = await person();
    expect((await problem(signIn(from(address), { email, password }))).code).toBe("auth.too_many_tries");
    await signIn(from(), { email, password });
  });

  it("does not count right ones: a whole shift signs in from one address", async () => {
    const address = newId();
    const { email } = await person();
    for (let n = 0; n < 12; n++) await signIn(from(address), { email, password });
  });
});

describe("a session", () => {
  it("is over when it was ended, its time is up, or its person was shut out", async () => {
    const { id: userId } = await person({ role: "associate" });
    const begin = async () => (await startSession(db(), userId, "x".repeat(900))).id;
    const [ended, late, kept] = [await begin(), await begin(), await begin()];
    await endSession(db(), ended);
    await db().execute(sql`
      update sessions set created_at = now() - interval '2 days', expires_at = now() - interval '1 second'
      where id = ${late}`);
    expect(await actorOfSession(db(), ended)).toBeNull();
    expect(await actorOfSession(db(), late)).toBeNull();
    expect(await actorOfSession(db(), kept)).not.toBeNull();
    await db().execute(sql`update users set disabled_at = now() where id = ${userId}`);
    expect(await actorOfSession(db(), kept)).toBeNull();
    for (const nonsense of [newId(), "no-id", ""]) expect(await actorOfSession(db(), nonsense)).toBeNull();
  });
});

describe("ending somebody's sessions", () => {
  const acting = (who: { id: string }, role: StaffRole | null, places: "all" | string[]): Ctx => ({
    ...as.visitor(),
    actor:
      role === null
        ? { kind: "customer", id: who.id, name: "", email: "" }
        : { kind: "staff", id: who.id, name: "", email: "", role, locations: places },
  });

  it("is for oneself, an admin, and a manager about the own stores' people", async () => {
    const manager = await person({ role: "manager", places: [world.kallio] });
    const clerk = await person({ role: "associate", places: [world.kallio] });
    const both = await person({ role: "associate", places: [world.kallio, world.kamppi] });
    const admin = await person({ role: "admin" });
    const customer = await person();
    const asManager = acting(manager, "manager", [world.kallio]);
    const asClerk = acting(clerk, "associate", [world.kallio]);
    const cases: [Ctx, { id: string }, true | string][] = [
      [asManager, clerk, true],
      [asManager, manager, true],
      [asManager, both, "person.not_found"],
      [asManager, admin, "person.not_found"],
      [asManager, customer, "person.not_found"],
      [asClerk, clerk, true],
      [asClerk, manager, "auth.forbidden"],
      [acting(customer, null, []), customer, true],
      [acting(customer, null, []), clerk, "auth.forbidden"],
      [acting(admin, "admin", "all"), manager, true],
      [acting(admin, "admin", "all"), customer, true],
      [as.visitor(), clerk, "auth.required"],
    ];
    for (const [ctx, { id }, outcome] of cases) {
      const begin = () => startSession(db(), id, "", { secondFactorShown: true });
      const sessions = [(await begin()).id, (await begin()).id];
      if (outcome === true) expect(await endSessions(ctx, { userId: id })).toBeGreaterThanOrEqual(2);
      else expect((await problem(endSessions(ctx, { userId: id }))).code).toBe(outcome);
      for (const session of sessions)
        expect((await actorOfSession(db(), session)) === null).toBe(outcome === true);
    }
    const nobody = endSessions(acting(admin, "admin", "all"), { userId: newId() });
    expect((await problem(nobody)).code).toBe("person.not_found");
  });
});
