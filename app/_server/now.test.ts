import { beforeAll, expect, test, vi } from "vitest";
import { db } from "@/db/client";
import { countStatements } from "@/db/testing/count-statements";
import { testDatabase } from "@/db/testing/database";
import { as, buildWorld } from "@/db/testing/world";
import { addToCart } from "@/lib/cart/add-to-cart";
import { ownerOf } from "@/lib/cart/owner";
import { ownHolder } from "@/lib/inventory/holder";
import { reserve } from "@/lib/inventory/reserve";
import { listStores } from "@/lib/stores/queries";
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
  const own = await countStatements(() => nowAnswer(ask({ owner: ownerOf(me.actor) })));
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
