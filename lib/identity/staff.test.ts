import { sql } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { db } from "@/db/client";
import { testDatabase } from "@/db/testing/database";
import { problem } from "@/db/testing/problem";
import { rows } from "@/db/testing/rows";
import { ctxOf, staffPassword, type Worker, worker } from "@/db/testing/staff";
import { as, buildWorld, type World } from "@/db/testing/world";
import { newId } from "@/lib/kernel/id";
import { acceptInvitation } from "./accept-invitation";
import { actorOfApiKey, createApiKey } from "./api-key";
import { changeStaff } from "./change-staff";
import { endStaff } from "./end-staff";
import { inviteStaff } from "./invite-staff";
import { resetStaff } from "./reset-staff";
import { actorOfSession, standingOfSession, startSession } from "./sessions";
import { signIn } from "./sign-in";
import { invitationToken } from "./staff-invitation";
import { listStaff, staffPerson } from "./staff-queries";
import { withdrawInvitation } from "./withdraw-invitation";

testDatabase();
let world: World;
let admin: Worker;
let manager: Worker;
beforeAll(async () => {
  world = await buildWorld([]);
  admin = await worker("admin");
  manager = await worker("manager", [world.kallio]);
});

const clerkOf = (...places: string[]) => worker("associate", places);
const invited = (wish: object = {}) => ({
  email: `${newId()}@aisle.example`,
  name: "Veera Salo",
  role: "associate" as const,
  stores: ["kallio"],
  ...wish,
});
const accept = (id: string) =>
  acceptInvitation(as.visitor(), { token: invitationToken(id), password: staffPassword });

/** Everything about people that a command could change. */
const traces = () => rows`
  select (select jsonb_agg(to_jsonb(u) order by u.id) from users u) as users,
    (select jsonb_agg(to_jsonb(s) order by s.user_id) from staff s) as staff,
    (select jsonb_agg(to_jsonb(l) order by l.user_id, l.location_id) from staff_locations l) as places,
    (select jsonb_agg(to_jsonb(i) order by i.id) from staff_invitations i) as invitations,
    (select jsonb_agg(s.id order by s.id) from sessions s where s.revoked_at is not null) as ended,
    (select count(*) from events) as events`;

describe("inviting", () => {
  it("mails a link by which somebody chooses a password and works here, once", async () => {
    const wish = invited();
    const { id } = await inviteStaff(manager.ctx, wish);
    const session = await accept(id);
    const actor = await actorOfSession(db(), session.id);
    expect(actor).toMatchObject({
      kind: "staff",
      email: wish.email,
      role: "associate",
      locations: [world.kallio],
    });
    expect((await problem(accept(id))).code).toBe("invitation.not_found");
    const told = await rows`
      select name, actor from events where data ->> 'invitation' = ${id} order by at`;
    expect(told).toEqual([
      { name: "staff.invited", actor: `user:${manager.id}` },
      { name: "staff.joined", actor: `user:${(actor as { id: string }).id}` },
    ]);
    expect((await problem(inviteStaff(admin.ctx, wish))).code).toBe("person.already_here");
  });

  it("opens nothing once it is too old, withdrawn, or followed by another", async () => {
    const { id: old } = await inviteStaff(manager.ctx, invited());
    await db().execute(sql`
      update staff_invitations set created_at = now() - interval '4 days', expires_at = now() - interval '1 second'
      where id = ${old}`);
    const { id: withdrawn } = await inviteStaff(manager.ctx, invited());
    await withdrawInvitation(manager.ctx, { id: withdrawn });
    const wish = invited();
    const { id: earlier } = await inviteStaff(manager.ctx, wish);
    const { id: later } = await inviteStaff(manager.ctx, wish);
    for (const id of [old, withdrawn, earlier])
      expect((await problem(accept(id))).code).toBe("invitation.not_found");
    expect((await problem(withdrawInvitation(manager.ctx, { id: withdrawn }))).code).toBe(
      "invitation.not_found",
    );
    await accept(later);
  });

  it("is accepted once by two at once, and takes a shopper's account over with its sign-ins ended", async () => {
    const wish = invited();
    const userId = newId();
    await db().execute(sql`
      insert into users (id, email, name) values (${userId}, ${wish.email}, 'Emmi')`);
    const shopper = await startSession(db(), userId, "phone");
    const { id } = await inviteStaff(manager.ctx, wish);
    const answers = await Promise.allSettled([accept(id), accept(id)]);
    expect(answers.map((a) => a.status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(await actorOfSession(db(), shopper.id)).toBeNull();
    const session = await signIn(as.visitor(), { email: wish.email, password: staffPassword });
    expect(await actorOfSession(db(), session.id)).toMatchObject({ kind: "staff", id: userId });
  });

  it("is refused beyond the inviter's role and stores, and changes nothing", async () => {
    const { id } = await inviteStaff(admin.ctx, invited({ stores: ["kamppi"] }));
    const clerk = await clerkOf(world.kallio);
    const before = await traces();
    for (const [ctx, wish, code] of [
      [manager.ctx, { role: "manager" }, "person.role_too_high"],
      [manager.ctx, { role: "admin", stores: [] }, "person.role_too_high"],
      [manager.ctx, { stores: ["kamppi"] }, "store.not_found"],
      [manager.ctx, { stores: ["kallio", "kamppi"] }, "store.not_found"],
      [manager.ctx, { stores: [] }, "person.store_required"],
      [admin.ctx, { role: "manager", stores: [] }, "person.store_required"],
      [clerk.ctx, {}, "auth.forbidden"],
      [as.storefront(), {}, "auth.forbidden"],
      [as.visitor(), {}, "auth.required"],
    ] as const)
      expect((await problem(inviteStaff(ctx, { ...invited(), ...wish } as never))).code).toBe(code);
    expect((await problem(withdrawInvitation(manager.ctx, { id }))).code).toBe("invitation.not_found");
    expect(await traces()).toEqual(before);
    const taken = await rows<{ email: string }>`select email from staff_invitations where id = ${id}`;
    const again = inviteStaff(manager.ctx, invited({ email: taken[0]!.email }));
    expect((await problem(again)).code).toBe("person.invited_elsewhere");
  });
});

describe("changing, resetting and ending", () => {
  it("counts at the next request", async () => {
    const clerk = await clerkOf(world.kallio);
    await changeStaff(admin.ctx, { userId: clerk.id, role: "associate", stores: ["kallio", "kamppi"] });
    expect(await actorOfSession(db(), clerk.session.id)).toMatchObject({
      role: "associate",
      locations: [world.kallio, world.kamppi].sort(),
    });
    await changeStaff(admin.ctx, { userId: clerk.id, role: "admin", stores: [] });
    expect(await actorOfSession(db(), clerk.session.id)).toMatchObject({ role: "admin", locations: "all" });
    await changeStaff(admin.ctx, { userId: clerk.id, role: "associate", stores: ["kamppi"] });
  });

  it("resets every way in, ends every sign-in, and lets them begin anew by a mailed link", async () => {
    const clerk = await clerkOf(world.kallio);
    await resetStaff(manager.ctx, { userId: clerk.id });
    expect(await actorOfSession(db(), clerk.session.id)).toBeNull();
    const typed = { email: clerk.email, password: staffPassword };
    expect((await problem(signIn(as.visitor(), typed))).code).toBe("auth.wrong_credentials");
    const [link] = await rows<{ id: string }>`select id from staff_invitations where user_id = ${clerk.id}`;
    const session = await accept(link!.id);
    expect(await actorOfSession(db(), session.id)).toMatchObject({ id: clerk.id, locations: [world.kallio] });
    await resetStaff(admin.ctx, { userId: clerk.id });
    await endStaff(admin.ctx, { userId: clerk.id });
    const [second] = await rows<{ id: string }>`
      select id from staff_invitations where user_id = ${clerk.id} order by id desc`;
    expect((await problem(accept(second!.id))).code).toBe("invitation.not_found");
  });

  it("ends somebody at once: sign-ins, ways in and the keys they made", async () => {
    const leaver = await worker("admin");
    const { key } = await createApiKey(leaver.ctx, { role: "storefront", name: "Till" });
    const { key: another } = await createApiKey(admin.ctx, { role: "storefront", name: "Till" });
    expect(await endStaff(admin.ctx, { userId: leaver.id })).toEqual({ keys: 1 });
    expect(await actorOfSession(db(), leaver.session.id)).toBeNull();
    expect(await actorOfApiKey(db(), key)).toBeNull();
    expect(await actorOfApiKey(db(), another)).not.toBeNull();
    const typed = { email: leaver.email, password: staffPassword };
    expect((await problem(signIn(as.visitor(), typed))).code).toBe("auth.wrong_credentials");
    expect((await problem(endStaff(admin.ctx, { userId: leaver.id }))).code).toBe("person.not_found");
    const { id } = await inviteStaff(manager.ctx, invited({ email: leaver.email }));
    const back = await accept(id);
    expect(await actorOfSession(db(), back.id)).toMatchObject({ id: leaver.id, role: "associate" });
  });

  it("is refused for those out of reach and for oneself, and changes nothing", async () => {
    const elsewhere = await clerkOf(world.kamppi);
    const both = await clerkOf(world.kallio, world.kamppi);
    const nowhere = await clerkOf();
    const peer = await worker("manager", [world.kallio]);
    const clerk = await clerkOf(world.kallio);
    const before = await traces();
    for (const [ctx, userId, code] of [
      [manager.ctx, elsewhere.id, "person.not_found"],
      [manager.ctx, both.id, "person.not_found"],
      [manager.ctx, nowhere.id, "person.not_found"],
      [manager.ctx, peer.id, "person.not_found"],
      [manager.ctx, admin.id, "person.not_found"],
      [manager.ctx, manager.id, "person.yourself"],
      [admin.ctx, admin.id, "person.yourself"],
      [admin.ctx, newId(), "person.not_found"],
      [clerk.ctx, elsewhere.id, "auth.forbidden"],
      [as.visitor(), clerk.id, "auth.required"],
    ] as const) {
      const role = "associate" as const;
      expect((await problem(changeStaff(ctx, { userId, role, stores: ["kallio"] }))).code).toBe(code);
      expect((await problem(resetStaff(ctx, { userId }))).code).toBe(code);
      expect((await problem(endStaff(ctx, { userId }))).code).toBe(code);
    }
    const raised = { userId: clerk.id, role: "manager" as const, stores: ["kallio"] };
    expect((await problem(changeStaff(manager.ctx, raised))).code).toBe("person.role_too_high");
    expect(await traces()).toEqual(before);
  });

  it("leaves one admin, also when two end each other at once", async () => {
    const only = rows<{ id: string }>`
      select u.id from users u join staff s on s.user_id = u.id where s.role = 'admin' and u.disabled_at is null`;
    for (const { id } of await only) if (id !== admin.id) await endStaff(admin.ctx, { userId: id });
    const system = as.system();
    expect((await problem(endStaff(system, { userId: admin.id }))).code).toBe("person.last_admin");
    const lowered = { userId: admin.id, role: "manager" as const, stores: ["kallio"] };
    expect((await problem(changeStaff(system, lowered))).code).toBe("person.last_admin");
    const rival = await worker("admin");
    const ended = await Promise.allSettled([
      endStaff(admin.ctx, { userId: rival.id }),
      endStaff(rival.ctx, { userId: admin.id }),
    ]);
    expect(ended.map((e) => e.status).sort()).toEqual(["fulfilled", "rejected"]);
    const left = await rows`
      select 1 from users u join staff s on s.user_id = u.id where s.role = 'admin' and u.disabled_at is null`;
    expect(left.length).toBe(1);
    if (!(await actorOfSession(db(), admin.session.id))) admin = rival;
  });

  it("shows a manager the people of their stores, and decides about associates of theirs alone", async () => {
    const mine = await clerkOf(world.kallio);
    const both = await clerkOf(world.kallio, world.kamppi);
    const elsewhere = await clerkOf(world.kamppi);
    const { people } = await listStaff(db(), manager.ctx);
    const of = (id: string) => people.find((p) => p.id === id);
    expect(of(mine.id)).toMatchObject({ yours: true, stores: ["kallio"] });
    expect(of(both.id)).toMatchObject({ yours: false });
    expect([of(elsewhere.id), of(admin.id)]).toEqual([undefined, undefined]);
    expect((await staffPerson(db(), manager.ctx, mine.id)).sessions).toHaveLength(1);
    expect((await staffPerson(db(), manager.ctx, both.id)).sessions).toEqual([]);
    expect((await problem(staffPerson(db(), manager.ctx, elsewhere.id))).code).toBe("person.not_found");
    const clerk = await ctxOf(mine.session.id);
    expect((await problem(listStaff(db(), clerk))).code).toBe("auth.forbidden");
    expect(await standingOfSession(db(), mine.session.id)).toMatchObject({ kind: "open" });
  });
});
