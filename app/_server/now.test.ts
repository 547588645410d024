import { beforeAll, expect, test, vi } from "vitest";
import { db } from "@/db/client";
import { countStatements } from "@/db/testing/count-statements";
import { testDatabase } from "@/db/testing/database";
import { as, buildWorld } from "@/db/testing/world";
import { addToCart } from "@/lib/cart/add-to-cart";
import { ownHolder } from "@/lib/inventory/holder";
import { reserve } from "@/lib/inventory/reserve";
import { shopperOf } from "@/lib/kernel/shopper";
import { listStores } from "@/lib/stores/queries";
import { addWish } from "@/lib/wishes/add-wish";
import { type NowAsk, nowAnswer } from "./now";

// What the framework keeps between requests is read afresh here; that costs no statement of a request.
const kept = vi.hoisted(() => ({ stores: [] as unknown[] }));
vi.mock("./cached", () => ({ cachedStores: async () => kept.stores }));

testDatabase();
const many = Array.from({ length: 24 }, (_, n) => ({ sku: `M-${n}`, price: 100, kallio: n, kamppi: 7 }));
beforeAll(async () => {
  await buildWorld(many);
  kept.stores = await listStores(db());
});

const me = as.visitor();
const ask = (more: Partial<NowAsk> = {}): NowAsk => ({
  locale: "en",
  products: many.map(({ sku }) => sku.toLowerCase()),
  detail: null,
  near: null,
  store: "kallio",
  owner: null,
  holder: null,
  name: null,
  place: null,
  shopper: null,
  now: new Date(),
  ...more,
});

test("24 products for the chosen store are one statement, and the basket's count is another", async () => {
  const { result, statements } = await countStatements(() => nowAnswer(ask()));
  expect(statements).toBe(1);
  expect(Object.keys(result.lines)).toHaveLength(24);
  expect(result.lines["m-3"]).toEqual({ tone: "few", text: "3 left at Kallio" });
  expect(result.lines["m-0"]).toMatchObject({ tone: "elsewhere" });
  await addToCart(me, { sku: "M-9", quantity: 2, store: "kallio" });
  const own = await countStatements(() => nowAnswer(ask({ owner: shopperOf(me.actor) })));
  expect([own.statements, own.result.basket.count]).toEqual([2, 2]);
});

test("a product in detail is told for every store and variant, by what its shopper may have", async () => {
  await reserve(me, { store: "kallio", lines: [{ sku: "M-1", quantity: 1 }] });
  const offers = async (holder: string | null) =>
    (await nowAnswer(ask({ products: ["m-1"], detail: "m-1", holder }))).offers["M-1"]!;
  expect((await offers(null)).map((o) => [o.store, o.tone])).toEqual([
    ["kallio", "none"],
    ["kamppi", "ready"],
  ]);
  expect((await offers(ownHolder(me.actor)))[0]).toMatchObject({
    store: "kallio",
    tone: "few",
    left: "1 left",
  });
});

test("a product in detail says what is sold out where, what can be sent, and whether it is wished for", async () => {
  const detail = { products: ["m-0"], detail: "m-0" };
  const told = await nowAnswer(ask(detail));
  expect(told.notes).toEqual({ "M-0": "Not at Kallio now, Kamppi has it" });
  expect(told.delivered["M-0"]).toMatch(/^Delivered /);
  expect(told.wished).toBe(false);
  await addWish(me, { product: "m-0" });
  const own = await countStatements(() => nowAnswer(ask({ ...detail, shopper: me.actor })));
  expect([own.statements, own.result.wished]).toEqual([2, true]);
  expect((await nowAnswer(ask({ ...detail, shopper: as.visitor().actor }))).wished).toBe(false);
  expect((await nowAnswer(ask({ products: ["m-3"], detail: "m-3" }))).notes).toEqual({});
});

test("stores are counted from a typed place, and an unknown one changes nothing", async () => {
  const near = async (place: string | null) => {
    const { stores, near } = await nowAnswer(ask({ place, store: undefined }));
    return [stores.map((s) => s.slug).join(), near, stores.every((s) => s.distance !== "")];
  };
  expect(await near("00120")).toEqual(["kamppi,kallio", "Nearest to 00120 Punavuori first.", true]);
  expect(await near("Vallila")).toEqual(["kallio,kamppi", "Nearest to Vallila first.", true]);
  expect(await near("Atlantis")).toEqual([
    "kallio,kamppi",
    "We do not know “Atlantis”. Try a town, a part of one, or a postal code.",
    false,
  ]);
  expect(await near(null)).toEqual(["kallio,kamppi", "", false]);
});
