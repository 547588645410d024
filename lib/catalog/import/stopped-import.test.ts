import { sql } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { db } from "@/db/client";
import { testDatabase } from "@/db/testing/database";
import { importStage, rows, run } from "@/db/testing/imports";
import { checkInvariants } from "@/lib/invariants/check";
import { ImportStopped } from "./import-products";
import { simple } from "./practice-file";

testDatabase();

beforeAll(async () => {
  await importStage();
});

describe("when the database fails on the way", () => {
  test("whole batches are in, the report says so, and running it again does the rest", async () => {
    await db().execute(
      sql.raw(`
      create function refuse_late() returns trigger language plpgsql as
        $$ begin if new.slug = 'stop-300' then raise exception 'no room'; end if; return new; end $$;
      create trigger refuse_late before insert on products for each row execute function refuse_late();`),
    );
    const many = Array.from({ length: 450 }, (_, i) => simple(`stop-${i}`));
    const stopped = await run(many).then(
      () => "it went through",
      (error: unknown) => error,
    );
    expect(stopped).toBeInstanceOf(ImportStopped);
    expect((stopped as ImportStopped).report.products).toMatchObject({ created: 200 });
    const count = async () =>
      (await rows<{ n: number }>(`select count(*)::int as n from products where slug like 'stop-%'`))[0]!.n;
    expect(await count()).toBe(200);
    await db().execute(sql.raw("drop trigger refuse_late on products"));
    expect((await run(many)).report.products).toMatchObject({ created: 250, unchanged: 200 });
    expect(await count()).toBe(450);
    expect(await checkInvariants(db())).toEqual([]);
  });
});
