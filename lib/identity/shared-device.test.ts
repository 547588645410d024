import { sql } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { db } from "@/db/client";
import { testDatabase } from "@/db/testing/database";
import { problem } from "@/db/testing/problem";
import { rows } from "@/db/testing/rows";
import { ctxOf, staffPassword, type Worker, worker } from "@/db/testing/staff";
import { as, buildWorld, type World } from "@/db/testing/world";
import { adjustStock } from "@/lib/inventory/adjust-stock";
import { newId } from "@/lib/kernel/id";
import { listDevices, peopleOfDevice } from "./devices";
import { enrolDevice } from "./enrol-device";
import { inviteStaff } from "./invite-staff";
import { lockScreen, unlockScreen } from "./lock-screen";
import { isTrivial } from "./pin";
import { revokeDevice } from "./revoke-device";
import { actorOfSession, standingOfSession } from "./sessions";
import { setPin } from "./set-pin";
import { signIn } from "./sign-in";
import { switchPerson } from "./switch-person";

testDatabase();
let world: World;
let manager: Worker;
let device: { id: string; token: string };
beforeAll(async () => {
  world = await buildWorld([{ sku: "RYE", price: 420, kallio: 9, kamppi: 9 }]);
  manager = await worker("manager", [world.kallio, world.kamppi], "Matti");
  device = await enrolDevice(manager.ctx, { name: "Counter 1", store: "kallio" });
});

const pin = "4071";
async function clerk(...places: string[]): Promise<Worker> {
  const person = await worker("associate", places.length > 0 ? places : [world.kallio], "Saara");
  await setPin(person.ctx, { password: staffPassword, pin });
  return person;
}
const to = (person: { id: string }, more: Partial<Parameters<typeof switchPerson>[1]> = {}) =>
  switchPerson(as.visitor(), { device: device.token, userId: person.id, pin, before: null, ...more });

describe("a PIN", () => {
  it.each(["1111", "1234", "9876", "7890", "1212", "123123", "2026", "1999", "01234567", "45674567"])(
    "is not %s, which a neighbour would guess",
    (typed) => expect(isTrivial(typed)).toBe(true),
  );

  it.each(["4071", "8203", "315927", "90817263"])("may be %s", (typed) =>
    expect(isTrivial(typed)).toBe(false),
  );

  it("is chosen with the password, by people themselves, and not by admins", async () => {
    const person = await worker("associate", [world.kallio]);
    const set = (typed: object) => setPin(person.ctx, { password: staffPassword, pin, ...typed });
    expect((await problem(set({ password: "wrong" }))).code).toBe("auth.wrong_password");
    for (const bad of ["123", "1234", "123456789", "40a1"])
      expect((await problem(set({ pin: bad }))).code).toBe("input.invalid");
    expect(await rows`select 1 from staff_pins where user_id = ${person.id}`).toEqual([]);
    await set({});
    const admin = await worker("admin");
    expect((await problem(setPin(admin.ctx, { password: staffPassword, pin }))).code).toBe("auth.forbidden");
    const session = await to(person);
    const byPin = await ctxOf(session.id);
    expect((await problem(setPin(byPin, { password: staffPassword, pin: "8203" }))).code).toBe(
      "auth.forbidden",
    );
  });
});

describe("a shared device", () => {
  it("is enrolled by a manager for a store of theirs alone, and its token is kept as a hash", async () => {
    const other = await worker("manager", [world.kamppi]);
    const person = await clerk();
    const wish = { name: "Mine", store: "kallio" };
    expect((await problem(enrolDevice(other.ctx, wish))).code).toBe("store.not_found");
    expect((await problem(enrolDevice(person.ctx, wish))).code).toBe("auth.forbidden");
    const kept = JSON.stringify(await rows`select * from staff_devices`);
    expect(kept).not.toContain(device.token);
    expect((await listDevices(db(), other.ctx)).map((d) => d.id)).not.toContain(device.id);
    expect((await listDevices(db(), manager.ctx)).map((d) => d.id)).toContain(device.id);
  });

  it("lets people of its store switch by PIN, for its store alone, and writes it down with what they do", async () => {
    const person = await clerk(world.kallio, world.kamppi);
    expect((await peopleOfDevice(db(), world.kallio)).map((p) => p.id)).toContain(person.id);
    const session = await to(person);
    const ctx = await ctxOf(session.id);
    expect(ctx.actor).toMatchObject({
      id: person.id,
      locations: [world.kallio],
      device: device.id,
      byPin: true,
    });
    const count = { sku: "RYE", count: 8, reason: "lost" as const };
    expect((await problem(adjustStock(ctx, { ...count, store: "kamppi" }))).code).toBe("store.not_found");
    await adjustStock(ctx, { ...count, store: "kallio" });
    const [told] = await rows`
      select actor, device_id from events where name = 'stock.adjusted' order by at desc limit 1`;
    expect(told).toEqual({ actor: `user:${person.id}`, device_id: device.id });
    const second = await clerk();
    await to(second, { before: session.id });
    expect(await actorOfSession(db(), session.id)).toBeNull();
  });

  it("is worth both factors, but no PIN decides about people and devices", async () => {
    await setPin(manager.ctx, { password: staffPassword, pin });
    const ctx = await ctxOf((await to(manager)).id);
    expect(ctx.actor).toMatchObject({ role: "manager", locations: [world.kallio] });
    const wish = { email: "new@aisle.example", name: "New", role: "associate" as const, stores: ["kallio"] };
    expect((await problem(inviteStaff(ctx, wish))).code).toBe("auth.forbidden");
    expect((await problem(enrolDevice(ctx, { name: "X", store: "kallio" }))).code).toBe("auth.forbidden");
    expect((await problem(revokeDevice(ctx, { id: device.id }))).code).toBe("auth.forbidden");
  });

  it("opens nothing by PIN when it is not enrolled, no longer, or another store's", async () => {
    const person = await clerk();
    const elsewhere = await clerk(world.kamppi);
    expect((await problem(to(person, { device: "x".repeat(32) }))).code).toBe("device.not_enrolled");
    expect((await problem(to(elsewhere))).code).toBe("pin.wrong");
    const gone = await enrolDevice(manager.ctx, { name: "Gone", store: "kallio" });
    const session = await to(person, { device: gone.token });
    const typed = { email: person.email, password: staffPassword };
    const atIt = await signIn(as.visitor(), { ...typed, device: gone.token });
    expect(await actorOfSession(db(), atIt.id)).toMatchObject({ device: gone.id, locations: [world.kallio] });
    await revokeDevice(manager.ctx, { id: gone.id });
    for (const { id } of [session, atIt]) expect(await actorOfSession(db(), id)).toBeNull();
    expect((await problem(to(person, { device: gone.token }))).code).toBe("device.not_enrolled");
    expect((await problem(revokeDevice(manager.ctx, { id: gone.id }))).code).toBe("device.not_found");
  });

  it("shuts after five wrong PINs for a person, on every device, and says so to the managers once", async () => {
    const person = await clerk();
    const other = await enrolDevice(manager.ctx, { name: "Counter 2", store: "kallio" });
    for (let n = 0; n < 5; n++)
      expect(
        (await problem(to(person, { pin: "0000", device: n % 2 ? other.token : device.token }))).code,
      ).toBe("pin.wrong");
    for (const { token } of [device, other, device]) {
      const refused = await problem(to(person, { device: token }));
      expect(refused.code).toBe("pin.too_many_tries");
      expect(refused.details.retryAfter).toBeGreaterThan(0);
    }
    const told = await rows`
      select location_id from events where name = 'device.pins_refused' and data ->> 'person' = ${person.id}
        and data ->> 'device' = ${device.id}`;
    expect(told).toEqual([{ location_id: world.kallio }]);
  });

  it("shuts itself when many people's PINs are guessed at it", async () => {
    const guessed = await enrolDevice(manager.ctx, { name: "Counter 3", store: "kallio" });
    const person = await clerk();
    for (let n = 0; n < 15; n++) await problem(to({ id: newId() }, { pin: "0000", device: guessed.token }));
    const refused = await problem(to(person, { device: guessed.token }));
    expect(refused.code).toBe("pin.too_many_tries");
    await to(person);
  });

  it("locks itself, stands for nobody then, and opens to its person alone", async () => {
    const person = await clerk();
    const { id: sessionId } = await to(person);
    await lockScreen(as.visitor(), { sessionId });
    expect(await actorOfSession(db(), sessionId)).toBeNull();
    expect(await standingOfSession(db(), sessionId)).toMatchObject({ kind: "locked", userId: person.id });
    const unlock = (typed: string, token = device.token) =>
      unlockScreen(as.visitor(), { device: token, sessionId, pin: typed });
    expect((await problem(unlock("0000"))).code).toBe("pin.wrong");
    expect((await problem(unlock(pin, "nothing"))).code).toBe("device.not_enrolled");
    await unlock(pin);
    expect(await actorOfSession(db(), sessionId)).toMatchObject({ id: person.id });
    await db().execute(sql`
      update sessions set last_seen_at = now() - interval '11 minutes' where id = ${sessionId}`);
    expect(await actorOfSession(db(), sessionId)).toBeNull();
    expect(await actorOfSession(db(), sessionId)).toBeNull();
    expect((await problem(unlock(pin, "nothing"))).code).toBe("device.not_enrolled");
  });

  it("locks no sign-in that is at no shared device", async () => {
    await lockScreen(as.visitor(), { sessionId: manager.session.id });
    expect(await actorOfSession(db(), manager.session.id)).not.toBeNull();
  });
});
