import { sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { db } from "@/db/client";
import { testDatabase } from "@/db/testing/database";
import { problem } from "@/db/testing/problem";
import { newId } from "./id";
import { type IdempotencyScope, once, type StoredAnswer } from "./idempotency";
import { Problem } from "./problem";

testDatabase();

const scope = (more: Partial<IdempotencyScope> = {}): IdempotencyScope => ({
  key: newId(),
  actor: "user:1",
  route: "POST /orders",
  body: { a: 1, b: [2] },
  ...more,
});
const answerTo = (p: Problem): StoredAnswer => ({ status: p.status, body: { code: p.code } });
const created = { status: 201, body: { number: "100001", token: "secret" } };

test("the same key and body get the same answer, and the work is done once", async () => {
  const s = scope();
  let done = 0;
  const work = async () => {
    done++;
    return created;
  };
  expect(await once(s, work, answerTo)).toEqual(created);
  expect(await once({ ...s, body: { b: [2], a: 1 } }, work, answerTo)).toEqual({
    ...created,
    replayed: true,
  });
  expect(done).toBe(1);
});

test("the same key with another body is refused", async () => {
  const s = scope();
  await once(s, async () => created, answerTo);
  const refused = await problem(once({ ...s, body: { a: 2 } }, async () => created, answerTo));
  expect(refused).toMatchObject({ status: 422, code: "idempotency.key_reused" });
});

test("a first call that is still running answers 409 at once", async () => {
  const s = scope();
  let finish!: () => void;
  const running = new Promise<void>((r) => (finish = r));
  let begun!: () => void;
  const started = new Promise<void>((r) => (begun = r));
  const first = once(
    s,
    async () => {
      begun();
      await running;
      return created;
    },
    answerTo,
  );
  await started;
  expect((await problem(once(s, async () => created, answerTo))).code).toBe("idempotency.in_progress");
  finish();
  expect(await first).toEqual(created);
  expect(await once(s, async () => created, answerTo)).toMatchObject({ replayed: true });
});

test("fifty at once with one key: one effect", async () => {
  const s = scope();
  let done = 0;
  const outcomes = await Promise.allSettled(
    Array.from({ length: 50 }, () =>
      once(
        s,
        async () => {
          done++;
          return created;
        },
        answerTo,
      ),
    ),
  );
  expect(done).toBe(1);
  for (const o of outcomes)
    if (o.status === "rejected") expect(o.reason).toMatchObject({ code: "idempotency.in_progress" });
});

test.each([
  ["another actor", { actor: "user:2" }],
  ["another route", { route: "POST /reservations" }],
])("%s with the same key is another call", async (_what, other) => {
  const s = scope();
  await once(s, async () => created, answerTo);
  expect(await once({ ...s, ...other }, async () => ({ status: 201, body: "other" }), answerTo)).toEqual({
    status: 201,
    body: "other",
  });
});

describe("a refusal", () => {
  test("that lasts is answered again without another try, and left nothing behind", async () => {
    const s = scope();
    let tries = 0;
    const work = async (tx: Parameters<Parameters<typeof once>[1]>[0]) => {
      tries++;
      await tx.execute(
        sql`insert into rate_limits (bucket, window_start, hits) values ('left behind', now(), 1)`,
      );
      throw new Problem("conflict", "window.full", "Full.");
    };
    expect(await once(s, work, answerTo)).toEqual({ status: 409, body: { code: "window.full" } });
    expect(await once(s, work, answerTo)).toMatchObject({ status: 409, replayed: true });
    expect(tries).toBe(1);
    expect((await db().execute(sql`select 1 from rate_limits where bucket = 'left behind'`)).rows).toEqual(
      [],
    );
  });

  test.each([
    ["not now", new Problem("unavailable", "service.busy", "Busy.")],
    ["not you", new Problem("forbidden", "auth.forbidden", "No.")],
    ["too often", new Problem("limited", "contact.too_many", "Wait.")],
  ])("that only says %s may be tried again", async (_what, refusal) => {
    const s = scope();
    await expect(
      once(
        s,
        async () => {
          throw refusal;
        },
        answerTo,
      ),
    ).rejects.toBe(refusal);
    expect(await once(s, async () => created, answerTo)).toEqual(created);
  });
});

test("what is stored says nothing to a reader of the database", async () => {
  const s = scope();
  await once(s, async () => created, answerTo);
  const { rows } = await db().execute<{ row: string }>(
    sql`select to_jsonb(k)::text as row from idempotency_keys k`,
  );
  for (const { row } of rows) expect(row).not.toContain("secret");
});
