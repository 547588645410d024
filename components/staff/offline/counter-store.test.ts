import { describe, expect, it } from "vitest";
import { codeCheck, orderShown, qrCheck } from "./code-check";
import { counterStore, isLocked } from "./counter-store";
import type { Drawer } from "./drawer";
import type { KeptBoard, KeptOrder, LateHandover, QueuedHandover } from "./kept-board";
import { type Post, sendHandovers } from "./send-handovers";

/** A browser's drawer as far as it matters here: what is put in it can be looked at from outside. */
function openDrawer() {
  const things = new Map<string, unknown>();
  const drawer: Drawer = {
    get: async (name) => things.get(name),
    put: async (name, value) => void things.set(name, value),
    remove: async (name) => void things.delete(name),
    empty: async () => things.clear(),
  };
  return { drawer, things };
}

function inTurn() {
  let last: Promise<unknown> = Promise.resolve();
  return <T>(work: () => Promise<T>): Promise<T> => {
    const next = last.then(work);
    last = next.catch(() => undefined);
    return next;
  };
}

const sanna = { id: "0199c1a0-0000-7000-8000-000000000001", name: "Sanna" };
const ville = { id: "0199c1a0-0000-7000-8000-000000000002", name: "Ville" };
const start = Date.parse("2026-03-01T10:00:00Z");

const orderOf = async (id: string, name: string, code: string, qr: string): Promise<KeptOrder> => ({
  ...{ id, number: `N-${id}`, name, pickupPerson: null, shelf: "B-2", until: null, here: false, bay: null },
  ...{ lines: [{ title: "Rye loaf", units: 2 }], ageLimit: null, idRequired: false, owed: null },
  checks: { qr: await qrCheck(id, qr), code: await codeCheck(id, code) },
});

async function boardOf(lockMinutes: number | null = null): Promise<KeptBoard> {
  return {
    person: sanna,
    store: { slug: "kallio", name: "Kallio", timeZone: "Europe/Helsinki" },
    lockMinutes,
    now: start,
    orders: [
      await orderOf("a", "Emmi Virtanen", "7QK2-M0XP", "dG9rZW4tb2YtYS0x"),
      await orderOf("b", "Olli Laine", "0000-1111", "dG9rZW4tb2YtYi0y"),
    ],
    others: [{ number: "1044", state: "picking", due: "14:30" }],
  };
}

const handover = (key: string, more: Partial<QueuedHandover> = {}): QueuedHandover => ({
  ...{ key, id: key, number: `N-${key}`, locale: "en", by: sanna, verification: { method: "id_document" } },
  ...{ collectedBy: { name: "Emmi Virtanen", relation: "customer" }, ageChecked: false, idChecked: false },
  ...{ collectedAt: "2026-03-01T10:00:00.000Z", refused: null },
  ...more,
});

function open(at = { now: start }) {
  const { drawer, things } = openDrawer();
  return { things, at, store: counterStore(drawer, inTurn(), () => at.now) };
}

const dumped = (things: Map<string, unknown>): string =>
  [...things]
    .map(([name, value]) => {
      const body = (value as { body?: ArrayBuffer }).body;
      return `${name} ${body ? new TextDecoder("latin1").decode(body) : String(value)}`;
    })
    .join("\n");

describe("what a device keeps of its counter", () => {
  it("is read again as it was, and lies there sealed, with a key that no script reads out", async () => {
    const { store, things } = open();
    await store.keep(await boardOf());
    await store.add(handover("1"));
    expect((await store.held())?.board).toEqual(await boardOf());
    expect(dumped(things)).not.toMatch(/Emmi|Virtanen|Rye|N-a|Sanna/);
    const key = things.get("key") as CryptoKey;
    expect(key.extractable).toBe(false);
    await expect(crypto.subtle.exportKey("raw", key)).rejects.toThrow();
  });

  it("is nothing to another key, and nothing when somebody changed it", async () => {
    const { store, things } = open();
    await store.keep(await boardOf());
    const { body } = things.get("board") as { body: ArrayBuffer };
    new Uint8Array(body)[9]! ^= 1;
    expect(await store.held()).toBeNull();
    await store.keep(await boardOf());
    things.delete("key");
    expect(await store.held()).toBeNull();
  });

  it.each([
    ["a day later", 24 * 3_600_000],
    ["when the clock was set back", -1],
  ])("is gone %s", async (_, later) => {
    const { store, things, at } = open();
    await store.keep(await boardOf());
    at.now += later;
    expect(await store.held()).toBeNull();
    expect([...things.keys()]).toEqual([]);
  });

  it("leaves nothing when it is forgotten, not even the key; but never loses a handover", async () => {
    const { store, things } = open();
    await store.keep(await boardOf());
    await store.touch(start);
    await store.forget();
    expect([...things.keys()]).toEqual([]);

    await store.keep(await boardOf());
    await store.add(handover("1"));
    await store.forget();
    expect(await store.held()).toBeNull();
    expect([...things.keys()].sort()).toEqual(["key", "queue"]);
    expect(await store.queue()).toEqual([handover("1")]);
    await store.settle("1", { outcome: "done" });
    expect([...things.keys()]).toEqual([]);
  });

  it("is behind a lock once nobody has touched a shared device for its minutes, or it was handed on", async () => {
    const held = { board: await boardOf(5), at: start };
    expect(isLocked(held, start, start + 299_999)).toBe(false);
    expect(isLocked(held, start, start + 300_000)).toBe(true);
    expect(isLocked(held, 0, start)).toBe(true);
    expect(isLocked(held, start + 1, start)).toBe(true);
    expect(isLocked({ board: await boardOf(), at: start }, 0, start)).toBe(false);
  });
});

describe("a code without a network", () => {
  it("opens its own order as it is typed or scanned, and no other opens any", async () => {
    const { orders } = await boardOf();
    const shown = async (text: string) => {
      const found = await orderShown(orders, text);
      return found && [found.order.id, found.proof];
    };
    expect(await shown("7qk2 moxp")).toEqual(["a", "code"]);
    expect(await shown("OOOO-IIII")).toEqual(["b", "code"]);
    expect(await shown("AISLE:dG9rZW4tb2YtYi0y")).toEqual(["b", "qr"]);
    for (const wrong of ["7QK2-M0XQ", "7QK2", "dG9rZW4tb2YtYi0z", "", "Emmi Virtanen"])
      expect(await shown(wrong)).toBeNull();
  });

  it("is held in so few bits that very many codes would pass for it", async () => {
    const { checks } = (await boardOf()).orders[0]!;
    expect([checks?.code.length, checks?.qr.length]).toEqual([5, 10]);
  });

  it("opens nothing while it is revoked", async () => {
    const [order] = (await boardOf()).orders;
    expect(await orderShown([{ ...order!, checks: null }], "7QK2-M0XP")).toBeNull();
  });
});

describe("what waits to be sent", () => {
  const sent =
    (answers: Parameters<Post>[0][], answer: (h: LateHandover) => Awaited<ReturnType<Post>>): Post =>
    async (h) => {
      answers.push(h);
      return answer(h);
    };

  it("goes in the order it was done, once each, and is gone when it is written down", async () => {
    const { store } = open();
    await Promise.all(["1", "2", "3"].map((key) => store.add(handover(key))));
    const seen: LateHandover[] = [];
    await sendHandovers(
      store,
      sent(seen, () => ({ outcome: "done" })),
    );
    expect(seen.map(({ key, by }) => [key, by])).toEqual(["1", "2", "3"].map((key) => [key, sanna.id]));
    expect(await store.queue()).toEqual([]);
  });

  it("is no longer among what was ready once it is written down", async () => {
    const { store } = open();
    await store.keep(await boardOf());
    await store.add(handover("1", { id: "a" }));
    await sendHandovers(
      store,
      sent([], () => ({ outcome: "done" })),
    );
    expect((await store.held())?.board.orders.map(({ id }) => id)).toEqual(["b"]);
    expect((await store.held())?.at).toBe(start);
  });

  it("stops where no answer comes, and goes on there with the same keys", async () => {
    const { store } = open();
    for (const key of ["1", "2", "3"]) await store.add(handover(key));
    const seen: LateHandover[] = [];
    await sendHandovers(
      store,
      sent(seen, ({ key }) => (key === "2" ? null : { outcome: "done" })),
    );
    expect((await store.queue()).map(({ key }) => key)).toEqual(["2", "3"]);
    await sendHandovers(
      store,
      sent(seen, () => ({ outcome: "done" })),
    );
    expect(seen.map(({ key }) => key)).toEqual(["1", "2", "2", "3"]);
  });

  it("waits for its own person and holds nobody up; what was done behind the lock waits for somebody to own it", async () => {
    const { store } = open();
    await store.add(handover("1"));
    await store.add(handover("2", { by: null }));
    await store.add(handover("3", { by: ville }));
    const seen: LateHandover[] = [];
    const asVille = sent(seen, ({ by }) => ({ outcome: by === ville.id ? "done" : "waiting" }));
    await sendHandovers(store, asVille);
    expect((await store.queue()).map(({ key }) => key)).toEqual(["1", "2"]);
    await store.claim("2", ville);
    await store.claim("1", ville);
    expect((await store.queue()).map(({ by }) => by?.name)).toEqual(["Sanna", "Ville"]);
    await sendHandovers(store, asVille);
    expect((await store.queue()).map(({ key }) => key)).toEqual(["1"]);
  });

  it("stays when it was refused, is not sent again, and goes only when somebody has seen it", async () => {
    const { store } = open();
    await store.add(handover("1"));
    await store.add(handover("2"));
    const seen: LateHandover[] = [];
    const refused = { code: "pickup.cancelled", message: "It was cancelled.", happened: null };
    const post = sent(seen, ({ key }) => (key === "1" ? { outcome: "refused", ...refused } : null));
    await sendHandovers(store, post);
    await sendHandovers(store, post);
    expect(seen.map(({ key }) => key)).toEqual(["1", "2", "2"]);
    expect((await store.queue()).map((h) => h.refused)).toEqual([refused, null]);
    await store.dismiss("2");
    await store.dismiss("1");
    expect((await store.queue()).map(({ key }) => key)).toEqual(["2"]);
  });
});
