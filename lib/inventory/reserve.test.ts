import { sql } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { db } from "@/db/client";
import { testDatabase } from "@/db/testing/database";
import { problem } from "@/db/testing/problem";
import { as, buildWorld, levelOf, type World } from "@/db/testing/world";
import { checkInvariants } from "@/lib/invariants/check";
import { Problem } from "@/lib/kernel/problem";
import { storeBySlug } from "@/lib/stores/queries";
import { windowsOf } from "@/lib/stores/windows";
import { availability } from "./availability";
import { sweepExpired } from "./close-reservations";
import { extendReservation } from "./extend-reservation";
import { releaseReservation } from "./release-reservation";
import { reservationById } from "./reservation";
import { reserve } from "./reserve";

testDatabase();

let world: World;
beforeAll(async () => {
  world = await buildWorld([
    { sku: "BREAD", price: 450, kallio: 5, kamppi: 2 },
    { sku: "MILK", price: 150, kallio: 10 },
    { sku: "LAST", price: 900, kallio: 20 },
    { sku: "SAFE", price: 100, kallio: 5, safetyStock: 3 },
    { sku: "LAPSE", price: 100, kallio: 2 },
    { sku: "WINDOW", price: 100, kallio: 500 },
    { sku: "SWAP-A", price: 100, kallio: 1000 },
    { sku: "SWAP-B", price: 100, kallio: 1000 },
  ]);
});

const lapse = (id: string) =>
  db().execute(sql`update reservations set created_at = now() - interval '1 hour',
    expires_at = now() - interval '1 second' where id = ${id}`);

describe("a hold", () => {
  test("takes all of its lines and nothing of another store", async () => {
    const { id, token } = await reserve(as.visitor(), {
      store: "kallio",
      lines: [
        { sku: "BREAD", quantity: 2 },
        { sku: "MILK", quantity: 3 },
      ],
    });
    expect(await levelOf(world.kallio, "BREAD")).toMatchObject({ on_hand: 5, reserved: 2 });
    expect(await levelOf(world.kallio, "MILK")).toMatchObject({ on_hand: 10, reserved: 3 });
    expect(await levelOf(world.kamppi, "BREAD")).toMatchObject({ on_hand: 2, reserved: 0 });
    const seen = await reservationById(db(), as.visitor(undefined, token), id);
    expect(seen).toMatchObject({ state: "held", store: "kallio", extendable: true });
    await releaseReservation(as.visitor(undefined, token), { id });
    expect(await levelOf(world.kallio, "BREAD")).toMatchObject({ reserved: 0 });
  });

  test("that is short takes nothing and says what there is and where", async () => {
    const refused = await problem(
      reserve(as.visitor(), {
        store: "kamppi",
        lines: [
          { sku: "BREAD", quantity: 3 },
          { sku: "MILK", quantity: 1 },
        ],
      }),
    );
    expect(refused).toMatchObject({
      kind: "conflict",
      code: "reservation.insufficient_stock",
      details: {
        shortages: expect.arrayContaining([
          { sku: "BREAD", requested: 3, available: 2, elsewhere: [{ store: "kallio", available: 5 }] },
          { sku: "MILK", requested: 1, available: 0, elsewhere: [{ store: "kallio", available: 10 }] },
        ]),
      },
    });
    expect(await levelOf(world.kamppi, "BREAD")).toMatchObject({ reserved: 0 });
  });

  test("adds up two lines of one SKU before it judges them", async () => {
    const lines = [
      { sku: "BREAD", quantity: 3 },
      { sku: "BREAD", quantity: 3 },
    ];
    const refused = await problem(reserve(as.visitor(), { store: "kallio", lines }));
    expect(refused.details.shortages).toMatchObject([{ sku: "BREAD", requested: 6, available: 5 }]);
  });

  test("leaves the safety stock alone", async () => {
    const refused = await problem(
      reserve(as.visitor(), { store: "kallio", lines: [{ sku: "SAFE", quantity: 3 }] }),
    );
    expect(refused.details.shortages).toMatchObject([{ available: 2 }]);
  });

  test.each([
    ["an unknown store", { store: "nowhere", lines: [{ sku: "BREAD", quantity: 1 }] }, "store.not_found"],
    ["an unknown SKU", { store: "kallio", lines: [{ sku: "NONE", quantity: 1 }] }, "variant.not_found"],
    ["no lines", { store: "kallio", lines: [] }, "input.invalid"],
    ["a quantity of zero", { store: "kallio", lines: [{ sku: "BREAD", quantity: 0 }] }, "input.invalid"],
    ["half a loaf", { store: "kallio", lines: [{ sku: "BREAD", quantity: 0.5 }] }, "input.invalid"],
    [
      "a field nobody knows",
      { store: "kallio", lines: [{ sku: "BREAD", quantity: 1 }], price: 1 },
      "input.invalid",
    ],
    [
      "a window of yesterday",
      { store: "kallio", lines: [{ sku: "BREAD", quantity: 1 }], windowId: "kallio.2020-01-01T10:00:00Z" },
      "window.unknown",
    ],
  ])("refuses %s", async (_what, input, code) => {
    expect((await problem(reserve(as.visitor(), input))).code).toBe(code);
    expect(await levelOf(world.kallio, "BREAD")).toMatchObject({ reserved: 0 });
  });
});

/** Asks again while the shop says that it is busy, as every client does. */
async function reserveWhenNotBusy(...ask: Parameters<typeof reserve>): ReturnType<typeof reserve> {
  for (;;) {
    try {
      return await reserve(...ask);
    } catch (error) {
      if (!(error instanceof Problem) || error.code !== "service.busy") throw error;
    }
  }
}

describe("at once", () => {
  test("200 people and the last 20: exactly 20 are held", async () => {
    const outcomes = await Promise.allSettled(
      Array.from({ length: 200 }, () =>
        reserveWhenNotBusy(as.visitor(), { store: "kallio", lines: [{ sku: "LAST", quantity: 1 }] }),
      ),
    );
    expect(outcomes.filter((o) => o.status === "fulfilled")).toHaveLength(20);
    for (const o of outcomes)
      if (o.status === "rejected") expect(o.reason).toMatchObject({ code: "reservation.insufficient_stock" });
    expect(await levelOf(world.kallio, "LAST")).toMatchObject({ on_hand: 20, reserved: 20 });
    expect(await checkInvariants(db())).toEqual([]);
  });

  test("baskets with the same goods in opposite order do not deadlock", async () => {
    const before = await db().execute<{ deadlocks: string }>(
      sql`select deadlocks from pg_stat_database where datname = current_database()`,
    );
    const outcomes = await Promise.allSettled(
      Array.from({ length: 60 }, (_, i) => {
        const lines = [
          { sku: "SWAP-A", quantity: 1 },
          { sku: "SWAP-B", quantity: 1 },
        ];
        return reserveWhenNotBusy(as.visitor(), {
          store: "kallio",
          lines: i % 2 ? lines : lines.toReversed(),
        });
      }),
    );
    expect(outcomes.filter((o) => o.status === "rejected")).toEqual([]);
    const after = await db().execute<{ deadlocks: string }>(
      sql`select deadlocks from pg_stat_database where datname = current_database()`,
    );
    expect(after.rows).toEqual(before.rows);
  });

  test("the last place of a window goes to one", async () => {
    const store = await storeBySlug(db(), "kallio");
    const [window] = windowsOf(store, new Date(), 3).slice(-1);
    const outcomes = await Promise.allSettled(
      Array.from({ length: 30 }, () =>
        reserveWhenNotBusy(as.visitor(), {
          store: "kallio",
          lines: [{ sku: "WINDOW", quantity: 1 }],
          windowId: window!.id,
        }),
      ),
    );
    expect(outcomes.filter((o) => o.status === "fulfilled")).toHaveLength(store.windowCapacity);
    for (const o of outcomes)
      if (o.status === "rejected") expect(o.reason).toMatchObject({ code: "window.full" });
    expect(await levelOf(world.kallio, "WINDOW")).toMatchObject({ reserved: store.windowCapacity });
    expect(await checkInvariants(db())).toEqual([]);
  });
});

describe("expiry", () => {
  test("an expired hold is free at once, with nobody sweeping", async () => {
    const { id } = await reserve(as.visitor(), { store: "kallio", lines: [{ sku: "LAPSE", quantity: 2 }] });
    await lapse(id);
    const [row] = await availability(db(), as.visitor(), { skus: ["LAPSE"], stores: ["kallio"] });
    expect(row).toMatchObject({ available: 2, status: "low_stock" });
    const next = await reserve(as.visitor(), { store: "kallio", lines: [{ sku: "LAPSE", quantity: 2 }] });
    expect(await levelOf(world.kallio, "LAPSE")).toMatchObject({ reserved: 2 });
    await lapse(next.id);
    expect(await db().transaction((tx) => sweepExpired(tx, as.system()))).toBe(1);
    expect(await levelOf(world.kallio, "LAPSE")).toMatchObject({ reserved: 0 });
    expect(await checkInvariants(db())).toEqual([]);
  });

  test("a hold is extended once, and never after it ended", async () => {
    const { id, token } = await reserve(as.visitor(), {
      store: "kallio",
      lines: [{ sku: "MILK", quantity: 1 }],
    });
    const mine = as.visitor(undefined, token);
    await extendReservation(mine, { id });
    expect((await problem(extendReservation(mine, { id }))).code).toBe("reservation.already_extended");
    await lapse(id);
    expect((await reservationById(db(), mine, id)).state).toBe("expired");
    expect((await problem(extendReservation(mine, { id }))).code).toBe("reservation.not_held");
  });
});

describe("somebody else's hold", () => {
  test("cannot be seen, extended or released", async () => {
    const { id } = await reserve(as.visitor(), { store: "kallio", lines: [{ sku: "MILK", quantity: 1 }] });
    const stranger = as.visitor(undefined, "somebody-elses-token");
    for (const attempt of [
      () => reservationById(db(), stranger, id),
      () => extendReservation(stranger, { id }),
      () => releaseReservation(stranger, { id }),
      () => releaseReservation(as.visitor(), { id }),
    ])
      expect((await problem(attempt())).code).toBe("reservation.not_found");
    expect((await reservationById(db(), as.storefront(), id)).state).toBe("held");
  });

  test("released twice is released once", async () => {
    const { id, token } = await reserve(as.visitor(), {
      store: "kallio",
      lines: [{ sku: "MILK", quantity: 1 }],
    });
    const mine = as.visitor(undefined, token);
    const outcomes = await Promise.allSettled([
      releaseReservation(mine, { id }),
      releaseReservation(mine, { id }),
    ]);
    expect(outcomes.map((o) => o.status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(await checkInvariants(db())).toEqual([]);
  });
});
