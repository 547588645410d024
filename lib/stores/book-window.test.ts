import { beforeAll, describe, expect, test } from "vitest";
import { db } from "@/db/client";
import { testDatabase } from "@/db/testing/database";
import { problem } from "@/db/testing/problem";
import { rows } from "@/db/testing/rows";
import { as, buildWorld } from "@/db/testing/world";
import { checkInvariants } from "@/lib/invariants/check";
import { releaseReservation } from "@/lib/inventory/release-reservation";
import { reserve } from "@/lib/inventory/reserve";
import { Problem } from "@/lib/kernel/problem";
import { windowPlaces } from "./book-window";
import { storeBySlug } from "./queries";
import { windowsOf } from "./windows";

testDatabase();
beforeAll(async () => {
  await buildWorld([{ sku: "BREAD", price: 450, kallio: 1_000 }]);
});

const lines = [{ sku: "BREAD", quantity: 1 }];
const windowAt = async (position: number) => {
  const store = await storeBySlug(db(), "kallio");
  const window = windowsOf(store, new Date(), 2)[position]!;
  const left = async () => (await windowPlaces(db(), store, [window])).get(window.startsAt.getTime());
  return { ...window, left };
};

/** Asks until there is an answer: a crowd on one row may find the database busy for a moment. */
async function insist<R>(ask: () => Promise<R>): Promise<R> {
  for (let tries = 1; ; tries++) {
    try {
      return await ask();
    } catch (error) {
      if (!(error instanceof Problem && error.code === "service.busy") || tries === 20) throw error;
    }
  }
}

describe("the places of a window", () => {
  test("the last one goes to exactly one of a hundred who ask at once", async () => {
    const { id, left } = await windowAt(3);
    await reserve(as.storefront(), { store: "kallio", lines, windowId: id });
    expect(await left()).toBe(1);
    const outcomes = await Promise.allSettled(
      Array.from({ length: 100 }, () =>
        insist(() => reserve(as.storefront(), { store: "kallio", lines, windowId: id })),
      ),
    );
    const refused = outcomes.flatMap((o) => (o.status === "rejected" ? [o.reason.code] : []));
    expect(outcomes.filter((o) => o.status === "fulfilled")).toHaveLength(1);
    expect([refused.length, new Set(refused)]).toEqual([99, new Set(["window.full"])]);
    expect(await left()).toBe(0);
    expect(await rows`select sum(reserved)::int as held from stock_levels`).toEqual([{ held: 2 }]);
    expect(await checkInvariants(db())).toEqual([]);
  });

  test("are given back by whoever lets go, and by whom time ran out for, once", async () => {
    const { id, left } = await windowAt(5);
    const book = () => reserve(as.storefront(), { store: "kallio", lines, windowId: id });
    const [first, second] = [await book(), await book()];
    expect(await problem(book())).toMatchObject({ code: "window.full" });
    await Promise.allSettled([
      releaseReservation(as.storefront(first.token), { id: first.id }),
      releaseReservation(as.storefront(first.token), { id: first.id }),
    ]);
    expect(await left()).toBe(1);
    await book();
    await rows`
      update reservations set created_at = now() - interval '1 hour', expires_at = now() - interval '1 second'
      where id = ${second.id}`;
    expect(await left()).toBe(1);
    await book();
    expect(await problem(book())).toMatchObject({ code: "window.full" });
    expect(await checkInvariants(db())).toEqual([]);
  });

  test("are not to be had past the cut-off, and nothing is held then", async () => {
    const { id } = await windowAt(4);
    await rows`update stock_locations set window_cut_off_minutes = 1440 where slug = 'kallio'`;
    const before = await rows`select sum(reserved)::int as held from stock_levels`;
    expect(await problem(reserve(as.storefront(), { store: "kallio", lines, windowId: id }))).toMatchObject({
      code: "window.unknown",
    });
    expect(await rows`select sum(reserved)::int as held from stock_levels`).toEqual(before);
    await rows`update stock_locations set window_cut_off_minutes = 0 where slug = 'kallio'`;
  });
});
