import { sql } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { db } from "@/db/client";
import { testDatabase } from "@/db/testing/database";
import { order, pickupStage } from "@/db/testing/pickups";
import { problem } from "@/db/testing/problem";
import { rows } from "@/db/testing/rows";
import { worker } from "@/db/testing/staff";
import { as, type World } from "@/db/testing/world";
import { changeStaff } from "@/lib/identity/change-staff";
import { startPicking } from "@/lib/pickup/start-picking";
import { type AuditAsk, auditTrail } from "./audit";
import { auditCsv } from "./audit-csv";

testDatabase();
let world: World;
let here: Awaited<ReturnType<typeof order>>;
let there: Awaited<ReturnType<typeof order>>;
const clerk = { name: "", id: "" };
beforeAll(async () => {
  ({ world } = await pickupStage());
  here = await order();
  there = await order(undefined, "kamppi");
  const ctx = as.clerk(world.kallio, "Saara Kivi");
  Object.assign(clerk, ctx.actor);
  await startPicking(ctx, { id: here.pickup });
});

const trail = (ask: AuditAsk = {}, ctx = as.manager(world.kallio)) => auditTrail(db(), ctx, ask);
const namesOf = async (ask?: AuditAsk, ctx?: ReturnType<typeof as.manager>) =>
  (await trail(ask, ctx)).entries.map((e) => e.name);

describe("the audit trail", () => {
  it("tells a manager what happened at the own stores, and an admin everything", async () => {
    const own = await trail();
    expect(new Set(own.entries.map((e) => e.store))).toEqual(new Set(["Kallio"]));
    expect(own.entries.map((e) => e.order)).not.toContain(there.number);
    const all = await trail({}, as.admin());
    expect(all.entries.map((e) => e.order)).toEqual(expect.arrayContaining([here.number, there.number]));
    expect(await namesOf({ order: there.number })).toEqual([]);
    for (const ctx of [as.clerk(world.kallio), as.storefront(), as.visitor()])
      expect((await problem(trail({}, ctx))).code).toMatch(/^auth\./);
    expect((await problem(trail({ store: "kamppi" }))).code).toBe("store.not_found");
  });

  it("is found by order, person, kind and day", async () => {
    const [newest] = await namesOf({ order: here.number });
    expect(newest).toBe("pickup.picking_started");
    expect(await namesOf({ person: clerk.id })).toEqual(["pickup.picking_started"]);
    expect(new Set(await namesOf({ kind: "pickup" }))).toEqual(new Set(["pickup.picking_started"]));
    expect(await namesOf({ kind: "order.placed" })).toEqual(["order.placed"]);
    const day = new Date().toISOString().slice(0, 10);
    expect((await namesOf({ from: day, until: day })).length).toBeGreaterThan(0);
    expect(await namesOf({ until: "2020-01-01" })).toEqual([]);
    expect(await namesOf({ from: "2099-01-01" })).toEqual([]);
    for (const wrong of [{ order: "x" }, { kind: "a'b" }, { person: "me" }, { from: "today" }])
      expect((await problem(trail(wrong))).code).toBe("input.invalid");
  });

  it("tells what was decided about a store's people to its managers, and to no other's", async () => {
    const admin = await worker("admin");
    const person = await worker("associate", [world.kallio]);
    const wish = { userId: person.id, role: "associate" as const };
    await changeStaff(admin.ctx, { ...wish, stores: ["kallio"] });
    await changeStaff(admin.ctx, { ...wish, stores: ["kallio", "kamppi"] });
    const both = await worker("manager", [world.kallio, world.kamppi]);
    expect(await namesOf({ person: person.id })).toEqual(["staff.changed"]);
    expect(await namesOf({ person: person.id }, both.ctx)).toEqual(["staff.changed", "staff.changed"]);
    expect(await namesOf({ person: person.id }, as.manager(world.kamppi))).toEqual([]);
  });

  it("is walked page by page without losing or repeating anything", async () => {
    const whole = (await trail({ limit: 5000 }, as.admin())).entries.map((e) => e.id);
    const seen: string[] = [];
    for (let after: string | null = null; ; ) {
      const page = await trail({ limit: 2, ...(after ? { after } : {}) }, as.admin());
      seen.push(...page.entries.map((e) => e.id));
      after = page.after;
      if (after === null) break;
    }
    expect(seen).toEqual(whole);
    expect(new Set(seen).size).toBe(seen.length);
  });

  it("tricks no spreadsheet", async () => {
    const { entries } = await trail();
    const csv = auditCsv([{ ...entries[0]!, actorName: '=HYPERLINK("http://evil.example")', device: "@x" }]);
    expect(csv).toContain(`"'=HYPERLINK(""http://evil.example"")"`);
    expect(csv).toContain(",'@x,");
    expect(csv.startsWith("\uFEFFat,what,actor,")).toBe(true);
  });

  it("is never rewritten: the database refuses to change or remove an event", async () => {
    const before = await rows`select * from events order by id`;
    for (const statement of [
      sql`update events set actor_name = 'Somebody else'`,
      sql`update events set data = '{}' where name = 'order.placed'`,
      sql`delete from events`,
    ])
      await expect(db().execute(statement)).rejects.toMatchObject({
        cause: { message: "events is append-only" },
      });
    expect(await rows`select * from events order by id`).toEqual(before);
  });
});
