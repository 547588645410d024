import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { db } from "@/db/client";
import { testDatabase } from "@/db/testing/database";
import { order, pickupStage } from "@/db/testing/pickups";
import { problem } from "@/db/testing/problem";
import { rows } from "@/db/testing/rows";
import { as, levelOf, type World } from "@/db/testing/world";
import { checkInvariants } from "@/lib/invariants/check";
import { setDefaultSafety } from "@/lib/inventory/set-default-safety";
import { setSafetyStock } from "@/lib/inventory/set-safety-stock";
import type { Ctx } from "@/lib/kernel/actor";
import { dayOf } from "./hours";
import { pickupsOutsideHours } from "./outside-hours";
import { storeBySlug } from "./queries";
import { removeOpeningException, setOpeningException } from "./set-opening-exception";
import { setOpeningHours } from "./set-opening-hours";
import { setHoldDays, setPreparation, setWindows } from "./set-pickup-rules";
import { setCurbside, setShelves } from "./set-places";
import { storeSettings } from "./settings";
import { windowsOf } from "./windows";

testDatabase();

let world: World;
beforeAll(async () => {
  ({ world } = await pickupStage());
});

const boss = () => as.manager(world.kallio);
const store = "kallio";
const now = () => storeSettings(db(), boss(), store);
const allStores = () => rows`select * from stock_locations l left join opening_hours h on h.location_id = l.id
  left join opening_exceptions e on e.location_id = l.id order by l.id, h.weekday, h.opens_at, e.day`;
const said = () =>
  rows<{ name: string; actor_name: string; data: { before: unknown; after: unknown } }>`
    select name, actor_name, data from events where location_id = ${world.kallio} and name like 'store.%' order by at`;

const week = [1, 2, 3, 4, 5].flatMap((weekday) => [
  { weekday, opensAt: "08:00", closesAt: "12:00" },
  { weekday, opensAt: "13:00", closesAt: "18:30" },
]);
const tomorrow = () => dayOf("Europe/Helsinki", new Date(), 1);
const closedFor = { opensAt: null, closesAt: null, reason: { en: "Stocktaking", fi: "Inventaario" } };

type Verb = [
  name: string,
  event: string,
  run: (ctx: Ctx, value: never, seen?: never) => Promise<void>,
  values: [unknown, unknown],
  wrong: unknown[],
  read: () => Promise<unknown>,
];
const verbs: Verb[] = [
  [
    "weekly hours",
    "store.hours_changed",
    (ctx, hours, seen) => setOpeningHours(ctx, { store, hours, seen }),
    [week, week.slice(0, 4)],
    [
      [{ weekday: 1, opensAt: "12:00", closesAt: "08:00" }],
      [{ weekday: 8, opensAt: "08:00", closesAt: "12:00" }],
      [{ weekday: 1, opensAt: "25:00", closesAt: "26:00" }],
      [week[0], { weekday: 1, opensAt: "11:00", closesAt: "14:00" }],
      [week[0], { weekday: 1, opensAt: "12:00", closesAt: "14:00" }],
      ["08", "10", "12", "14", "16"].map((h) => ({ weekday: 1, opensAt: `${h}:00`, closesAt: `${h}:30` })),
    ],
    async () => (await now()).hours,
  ],
  [
    "preparation",
    "store.preparation_changed",
    (ctx, preparation, seen) => setPreparation(ctx, { store, preparation, seen }),
    [
      { prepMinutes: 45, picksPerHour: 60 },
      { prepMinutes: 0, picksPerHour: 1 },
    ],
    [
      { prepMinutes: -1, picksPerHour: 60 },
      { prepMinutes: 45, picksPerHour: 0 },
      { prepMinutes: 45.5, picksPerHour: 60 },
      { prepMinutes: 10_081, picksPerHour: 60 },
    ],
    async () => (await now()).preparation,
  ],
  [
    "windows",
    "store.windows_changed",
    (ctx, windows, seen) => setWindows(ctx, { store, windows, seen }),
    [
      { minutes: 30, capacity: 4, cutOffMinutes: 60 },
      { minutes: 120, capacity: 10, cutOffMinutes: 0 },
    ],
    [
      { minutes: 4, capacity: 4, cutOffMinutes: 60 },
      { minutes: 30, capacity: 0, cutOffMinutes: 60 },
      { minutes: 30, capacity: 4, cutOffMinutes: -1 },
    ],
    async () => (await now()).windows,
  ],
  [
    "hold days",
    "store.hold_days_changed",
    (ctx, holdDays, seen) => setHoldDays(ctx, { store, holdDays, seen }),
    [7, 1],
    [0, 61, 1.5],
    async () => (await now()).holdDays,
  ],
  [
    "curbside",
    "store.curbside_changed",
    (ctx, curbside, seen) => setCurbside(ctx, { store, curbside, seen }),
    [
      { offered: true, bays: ["1", "2", "Door"] },
      { offered: false, bays: ["1"] },
    ],
    [
      { offered: true, bays: ["1", "1"] },
      { offered: true, bays: [" "] },
      { offered: true, bays: ["x".repeat(41)] },
      { offered: true, bays: Array.from({ length: 61 }, (_, n) => `${n}`) },
    ],
    async () => (await now()).curbside,
  ],
  [
    "shelves",
    "store.shelves_changed",
    (ctx, shelves, seen) => setShelves(ctx, { store, shelves, seen }),
    [["A1", "A2", "Cold"], []],
    [["A1", "A1"], [""], Array.from({ length: 201 }, (_, n) => `${n}`)],
    async () => (await now()).shelves,
  ],
  [
    "the default of safety stock",
    "store.safety_changed",
    (ctx, units, seen) => setDefaultSafety(ctx, { store, units, seen }),
    [3, 0],
    [-1, 10_000, 0.5],
    async () => (await now()).safetyStock,
  ],
  [
    "an exception",
    "store.exception_set",
    (ctx, exception, seen) => setOpeningException(ctx, { store, day: tomorrow(), exception, seen }),
    [closedFor, { opensAt: "10:00", closesAt: "24:00", reason: { en: "Late night" } }],
    [
      { opensAt: "10:00", closesAt: null, reason: { en: "x" } },
      { opensAt: "10:00", closesAt: "09:00", reason: { en: "x" } },
      { opensAt: null, closesAt: null, reason: { fi: "Suljettu" } },
      { opensAt: null, closesAt: null, reason: { en: "x", de: "zu" } },
    ],
    async () => {
      const found = (await now()).exceptions.find((e) => e.day === tomorrow());
      return found ? { opensAt: found.opensAt, closesAt: found.closesAt, reason: found.reason } : null;
    },
  ],
];

describe.each(verbs)("%s", (_name, event, run, [first, second], wrong, read) => {
  const go = (ctx: Ctx, value: unknown, seen?: unknown) => run(ctx, value as never, seen as never);
  let from = 0;
  beforeEach(async () => {
    from = (await said()).length;
  });
  const happened = async () => (await said()).slice(from);

  test("are changed by the manager, with what was and what is", async () => {
    const before = await read();
    await go(boss(), first, before);
    expect(await read()).toEqual(first);
    await go(boss(), second, first);
    expect(await read()).toEqual(second);
    expect(await happened()).toMatchObject([
      { name: event, actor_name: "Matti Manager", data: { before, after: first } },
      { name: event, data: { before: first, after: second } },
    ]);
    await go(boss(), second);
    expect(await happened()).toHaveLength(2);
  });

  test("are refused when somebody else changed them meanwhile, and by two at once one", async () => {
    const before = await read();
    const late = await problem(go(boss(), first, first === before ? second : first));
    expect(late.code).toBe("store.changed_meanwhile");
    expect(late.details.now).toEqual(before);
    const answers = await Promise.allSettled([go(boss(), first, before), go(as.admin(), first, before)]);
    expect(answers.filter((a) => a.status === "fulfilled").length).toBeGreaterThan(0);
    expect(await happened()).toHaveLength(1);
    expect(await read()).toEqual(first);
  });

  test("are refused to everybody else, and what cannot be", async () => {
    const before = await allStores();
    for (const [ctx, code] of [
      [as.visitor(), "auth.required"],
      [as.clerk(world.kallio), "auth.forbidden"],
      [as.manager(world.kamppi), "store.not_found"],
    ] as const)
      expect((await problem(go(ctx, second))).code).toBe(code);
    for (const value of wrong) expect((await problem(go(boss(), value))).code).toBe("input.invalid");
    expect(await allStores()).toEqual(before);
    expect(await happened()).toEqual([]);
  });
});

test("a day that differs is like the others again, once", async () => {
  await setOpeningException(boss(), { store, day: tomorrow(), exception: closedFor });
  expect(
    (await problem(removeOpeningException(as.manager(world.kamppi), { store, day: tomorrow() }))).code,
  ).toBe("store.not_found");
  const twice = await Promise.allSettled(
    [1, 2].map(() => removeOpeningException(boss(), { store, day: tomorrow() })),
  );
  expect(twice.filter((a) => a.status === "fulfilled")).toHaveLength(1);
  expect((await now()).exceptions).toEqual([]);
});

test("no day differs that is over, or years away", async () => {
  for (const day of ["2020-01-01", "2099-01-01"])
    expect((await problem(setOpeningException(boss(), { store, day, exception: closedFor }))).code).toBe(
      "store.day_over",
    );
});

test("what is booked when the store will be closed stays, and is found", async () => {
  const here = await storeBySlug(db(), "kamppi");
  const window = windowsOf(here, new Date(), 3).find(
    (w) => dayOf("Europe/Helsinki", w.startsAt) > tomorrow(),
  )!;
  const { number } = await order([{ sku: "BREAD", quantity: 1 }], "kamppi", window.id);
  const mine = as.manager(world.kamppi);
  expect(await pickupsOutsideHours(db(), mine, here)).toEqual([]);
  await setOpeningException(mine, {
    store: "kamppi",
    day: dayOf("Europe/Helsinki", window.startsAt),
    exception: closedFor,
  });
  const closed = await storeSettings(db(), mine, "kamppi");
  expect(await pickupsOutsideHours(db(), mine, closed)).toMatchObject([
    { number, startsAt: window.startsAt },
  ]);
  expect(await pickupsOutsideHours(db(), boss(), closed)).toEqual([]);
  expect(await checkInvariants(db())).toEqual([]);
});

test("the default is kept back of everything without a department's number, also of what comes later", async () => {
  const kept = async (sku: string) =>
    (
      await rows<{ safety_stock: number }>`
        select safety_stock from stock_levels s join variants v on v.id = s.variant_id
        where s.location_id = ${world.kamppi} and v.sku = ${sku}`
    )[0]!.safety_stock;
  const mine = as.manager(world.kamppi);
  await setDefaultSafety(mine, { store: "kamppi", units: 4 });
  expect(await kept("BREAD")).toBe(4);
  await rows`
    insert into stock_levels (location_id, variant_id, on_hand)
    select ${world.kamppi}, id, 0 from variants where sku = 'BEER'`;
  expect(await kept("BEER")).toBe(4);
  await setSafetyStock(mine, { store: "kamppi", department: "goods", units: 1 });
  await setDefaultSafety(mine, { store: "kamppi", units: 9 });
  expect(await kept("BREAD")).toBe(1);
  expect((await levelOf(world.kamppi, "BREAD")).on_hand).toBe(500);
});
