import { afterEach, beforeAll, expect, test, vi } from "vitest";
import { testDatabase } from "@/db/testing/database";
import { orderedAt } from "@/db/testing/orders";
import { rows } from "@/db/testing/rows";
import { type Worker, worker } from "@/db/testing/staff";
import { as, buildWorld, type World } from "@/db/testing/world";
import { startPicking } from "@/lib/pickup/start-picking";
import { watchBoard } from "./board-watch";

testDatabase();
let world: World;
beforeAll(async () => {
  world = await buildWorld([{ sku: "RYE", price: 420, kallio: 90, kamppi: 90 }]);
});

const leaving: (() => void)[] = [];
afterEach(() => {
  for (const leave of leaving.splice(0)) leave();
});

type Watch = { versions: string[]; ended: string[]; refused: boolean };

function watch({ session }: Worker, location: string): Watch {
  const heard: Watch = { versions: [], ended: [], refused: false };
  const leave = watchBoard({
    session: session.id,
    location,
    tell: (version) => heard.versions.push(version),
    end: (why) => heard.ended.push(why),
  });
  heard.refused = leave === null;
  if (leave) leaving.push(leave);
  return heard;
}

const told = (w: Watch) => new Set(w.versions).size;

test("tells how a board stands at once, and of a press before the next look was due", async () => {
  const clerk = await worker("associate", [world.kallio]);
  const [here, there] = [watch(clerk, world.kallio), watch(await worker("admin"), world.kamppi)];
  await vi.waitFor(() => expect([told(here), told(there)]).toEqual([1, 1]));
  const order = await orderedAt("kallio", [{ sku: "RYE", quantity: 1 }]);
  // What is ordered is found by the next look.
  await vi.waitFor(() => expect(told(here)).toBe(2), { timeout: 4000 });
  const pressed = performance.now();
  await startPicking(as.clerk(world.kallio), { id: order.id });
  await vi.waitFor(() => expect(told(here)).toBe(3), { interval: 10 });
  expect(performance.now() - pressed).toBeLessThan(1000);
  expect(told(there)).toBe(1);
});

test.each([
  ["is ended", (w: Worker) => rows`update sessions set revoked_at = now() where id = ${w.session.id}`],
  [
    "has run out",
    (w: Worker) => rows`
    update sessions set created_at = now() - interval '2 hours', expires_at = now() where id = ${w.session.id}`,
  ],
  ["is somebody's who is gone", (w: Worker) => rows`update users set disabled_at = now() where id = ${w.id}`],
  [
    "is somebody's of another store now",
    (w: Worker) => rows`
    delete from staff_locations where user_id = ${w.id}`,
  ],
])("a line whose sign-in %s is over within seconds", async (_, end) => {
  const clerk = await worker("associate", [world.kallio]);
  const line = watch(clerk, world.kallio);
  await vi.waitFor(() => expect(told(line)).toBe(1));
  expect(line.ended).toEqual([]);
  await end(clerk);
  await vi.waitFor(() => expect(line.ended.at(0)).toBe("over"), { timeout: 5000 });
});

test("a sign-in has so many lines, and another one has its own", async () => {
  const [clerk, other] = [await worker("associate", [world.kallio]), await worker("admin")];
  const lines = Array.from({ length: 4 }, () => watch(clerk, world.kallio));
  expect(lines.map((l) => l.refused)).toEqual([false, false, false, true]);
  expect(watch(other, world.kallio).refused).toBe(false);
  leaving.shift()?.();
  expect(watch(clerk, world.kallio).refused).toBe(false);
});
