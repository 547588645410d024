import { hash } from "@node-rs/argon2";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { db } from "@/db/client";
import { fresh, password, peopleAt, signedUp, typedFrom } from "@/db/testing/account";
import { countStatements } from "@/db/testing/count-statements";
import { testDatabase } from "@/db/testing/database";
import { problem } from "@/db/testing/problem";
import { as, buildWorld } from "@/db/testing/world";
import { checkInvariants } from "@/lib/invariants/check";
import { confirmAccountCode } from "./confirm-account-code";
import { actorOfSession } from "./sessions";
import { signIn } from "./sign-in";
import { signUp } from "./sign-up";

vi.mock(import("@node-rs/argon2"), { spy: true });

testDatabase();
beforeAll(async () => {
  await buildWorld([]);
});

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
    const askedFor = async (address: string) => {
      vi.mocked(hash).mockClear();
      const { result, statements } = await countStatements(() =>
        signUp(as.visitor(), { name: "Emmi", email: address, password }),
      );
      const { id: _, email: __, expiresAt: ___, ...more } = result;
      return { statements, hashes: vi.mocked(hash).mock.calls.length, more };
    };
    await askedFor(fresh());
    const unknown = await askedFor(fresh());
    expect(unknown).toMatchObject({ hashes: 1, more: {} });
    expect(await askedFor(email)).toEqual(unknown);
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

it("leaves the shop's books as they were", async () => {
  expect(await checkInvariants(db())).toEqual([]);
});
