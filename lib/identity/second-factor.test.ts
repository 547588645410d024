import { sql } from "drizzle-orm";
import { Secret, TOTP } from "otpauth";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { db } from "@/db/client";
import { testDatabase } from "@/db/testing/database";
import { problem } from "@/db/testing/problem";
import { rows } from "@/db/testing/rows";
import { staffPassword, worker } from "@/db/testing/staff";
import { as, buildWorld, type World } from "@/db/testing/world";
import * as environment from "@/lib/kernel/env";
import { enrolSecondFactor, wantSecondFactor } from "./enrol-second-factor";
import { enrolmentOf } from "./second-factor";
import { actorOfSession, standingOfSession } from "./sessions";
import { showSecondFactor } from "./show-second-factor";
import { signIn } from "./sign-in";

vi.mock(import("@/lib/kernel/env"), { spy: true });

testDatabase();
let world: World;
beforeAll(async () => {
  world = await buildWorld([]);
});

const appOf = async (userId: string) => {
  const enrolment = await enrolmentOf(db(), userId);
  expect(enrolment?.uri).toContain("otpauth://totp/Aisle");
  return new TOTP({ secret: Secret.fromBase32(enrolment!.secret.replaceAll(" ", "")) });
};

/** The moment of a step, counted from now: no test is at the mercy of a step that ends just then. */
const start = Math.floor(Date.now() / 30_000) * 30_000 + 15_000;
const at = (step: number) => start + step * 30_000;
const ctxAt = (step: number) => ({ ...as.visitor(), now: new Date(at(step)) });
const password = (email: string) => signIn(as.visitor(), { email, password: staffPassword });

async function enrolled(role: "manager" | "associate" = "manager") {
  const person = await worker(role, [world.kallio]);
  if (role === "associate") await wantSecondFactor(person.ctx, {});
  const session = role === "manager" ? await password(person.email) : person.session;
  const app = await appOf(person.id);
  const code = app.generate({ timestamp: at(0) });
  const { recoveryCodes } = await enrolSecondFactor(ctxAt(0), { sessionId: session.id, code });
  return { ...person, app, session, recoveryCodes };
}

describe("the second factor", () => {
  it("is asked of managers and admins, who can do nothing before they enrol one", async () => {
    for (const role of ["manager", "admin"] as const) {
      const person = await worker(role, role === "admin" ? [] : [world.kallio]);
      const session = await password(person.email);
      expect(await actorOfSession(db(), session.id)).toBeNull();
      expect(await standingOfSession(db(), session.id)).toMatchObject({
        kind: "second_factor",
        enrolled: false,
      });
      const app = await appOf(person.id);
      const wrong = { sessionId: session.id, code: app.generate({ timestamp: at(9) }) };
      expect((await problem(enrolSecondFactor(ctxAt(0), wrong))).code).toBe("auth.wrong_code");
      expect(await actorOfSession(db(), session.id)).toBeNull();
      const right = { sessionId: session.id, code: app.generate({ timestamp: at(0) }) };
      const { recoveryCodes } = await enrolSecondFactor(ctxAt(0), right);
      expect(new Set(recoveryCodes).size).toBe(10);
      expect(await actorOfSession(db(), session.id)).toMatchObject({ role });
      expect(await enrolmentOf(db(), person.id)).toBeNull();
      const other = await password(person.email);
      const twice = { sessionId: other.id, code: app.generate({ timestamp: at(1) }) };
      expect((await problem(enrolSecondFactor(ctxAt(1), twice))).code).toBe("auth.required");
    }
  });

  it("is asked of associates where the shop is set so, or once they want it", async () => {
    const clerk = await worker("associate", [world.kallio]);
    expect(await actorOfSession(db(), (await password(clerk.email)).id)).not.toBeNull();
    const known = environment.env();
    vi.mocked(environment.env).mockReturnValue({ ...known, staffSecondFactor: "everyone" });
    try {
      expect(await standingOfSession(db(), (await password(clerk.email)).id)).toMatchObject({
        kind: "second_factor",
      });
    } finally {
      vi.mocked(environment.env).mockRestore();
    }
    const willing = await enrolled("associate");
    const session = await password(willing.email);
    expect(await actorOfSession(db(), session.id)).toBeNull();
  });

  it("takes a code of this step and its neighbours, each once, and none that is older", async () => {
    const { email, app } = await enrolled();
    const show = async (now: number, code: number) => {
      const { id: sessionId } = await password(email);
      return showSecondFactor(ctxAt(now), { sessionId, code: app.generate({ timestamp: at(code) }) });
    };
    expect((await problem(show(1, 0))).code).toBe("auth.wrong_code");
    await show(3, 2);
    expect((await problem(show(3, 2))).code).toBe("auth.wrong_code");
    await show(3, 4);
    expect((await problem(show(4, 3))).code).toBe("auth.wrong_code");
    expect((await problem(show(10, 8))).code).toBe("auth.wrong_code");
    const { id: one } = await password(email);
    const { id: two } = await password(email);
    const code = app.generate({ timestamp: at(20) });
    const answers = await Promise.allSettled(
      [one, two].map((sessionId) => showSecondFactor(ctxAt(20), { sessionId, code })),
    );
    expect(answers.map((a) => a.status).sort()).toEqual(["fulfilled", "rejected"]);
  });

  it("has recovery codes that work once, of which the database knows hashes alone", async () => {
    const { id, email, recoveryCodes } = await enrolled();
    const [code] = recoveryCodes;
    const show = async () =>
      showSecondFactor(as.visitor(), {
        sessionId: (await password(email)).id,
        code: code!.toLowerCase().replace("-", " "),
      });
    await show();
    expect((await problem(show())).code).toBe("auth.wrong_code");
    const kept = JSON.stringify(await rows`select * from staff_recovery_codes where user_id = ${id}`);
    expect(kept).not.toContain(code!.replace("-", ""));
    const told = await rows`
      select 1 from events where name = 'staff.recovery_code_used' and data ->> 'person' = ${id}`;
    expect(told.length).toBe(1);
  });

  it("limits the guessing, also from changing addresses", async () => {
    const { email, app } = await enrolled();
    const { id: sessionId } = await password(email);
    for (let n = 0; n < 5; n++)
      expect((await problem(showSecondFactor(as.visitor(), { sessionId, code: "000000" }))).code).toBe(
        "auth.wrong_code",
      );
    const right = { sessionId, code: app.generate({ timestamp: at(2) }) };
    expect((await problem(showSecondFactor(ctxAt(2), right))).code).toBe("auth.too_many_tries");
  });

  it("is not asked of the accounts of a demo, which sign in nowhere else", async () => {
    const person = await worker("manager", [world.kallio]);
    await db().execute(sql`update staff set demo = true where user_id = ${person.id}`);
    const known = environment.env();
    vi.mocked(environment.env).mockReturnValue({ ...known, mode: "demo" });
    const session = await password(person.email);
    expect(await actorOfSession(db(), session.id)).toMatchObject({ role: "manager" });
    vi.mocked(environment.env).mockReturnValue({ ...known, mode: "production" });
    expect(await actorOfSession(db(), session.id)).toBeNull();
    expect((await problem(password(person.email))).code).toBe("auth.wrong_credentials");
    vi.mocked(environment.env).mockRestore();
  });
});
