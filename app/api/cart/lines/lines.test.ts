import { NextRequest } from "next/server";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { db } from "@/db/client";
import { testDatabase } from "@/db/testing/database";
import { rows } from "@/db/testing/rows";
import { buildWorld } from "@/db/testing/world";
import { listStores } from "@/lib/stores/queries";
import { POST } from "./route";

const kept = vi.hoisted(() => ({ stores: [] as unknown[], store: undefined as string | undefined }));
vi.mock("@/app/_server/cached", () => ({ cachedStores: async () => kept.stores }));
const jar = vi.hoisted(() => new Map<string, string>());
vi.mock("next/headers", () => ({
  headers: async () => new Headers(),
  cookies: async () => ({
    get: (name: string) => (jar.has(name) ? { name, value: jar.get(name) } : undefined),
    set: (name: string, value: string) => jar.set(name, value),
  }),
}));

testDatabase();
beforeAll(async () => {
  await buildWorld([{ sku: "BREAD", price: 450, kallio: 10, kamppi: 40 }]);
  kept.stores = await listStores(db());
});

const origin = "http://localhost:3000";
const send = (type: string, body: string) => {
  const headers = {
    ...{ origin, host: "localhost:3000", referer: `${origin}/fi/products/bread` },
    ...{ "content-type": type, "content-length": String(body.length) },
  };
  return POST(new NextRequest(`${origin}/api/cart/lines`, { method: "POST", headers, body }));
};
const json = (body: object) => send("application/json", JSON.stringify(body));
const form = (fields: Record<string, string>) =>
  send("application/x-www-form-urlencoded", new URLSearchParams(fields).toString());

/** What a fresh browser's basket holds after this. */
async function basketAfter(act: () => Promise<Response>): Promise<[number, string[]]> {
  jar.delete("aisle_visitor");
  await rows`delete from carts`;
  const { status } = await act();
  const lines = await rows<{ place: string | null; quantity: number }>`
    select l.slug as place, cl.quantity from cart_lines cl left join stock_locations l on l.id = cl.location_id`;
  return [status, lines.map(({ place, quantity }) => `${quantity} ${place ?? "delivered"}`)];
}

describe("what goes into the basket", () => {
  const two = { sku: "BREAD", quantity: 2 };

  it("is collected at the store that is named, and sent where none is", async () => {
    expect(await basketAfter(() => json({ ...two, store: "kamppi" }))).toEqual([201, ["2 kamppi"]]);
    expect(await basketAfter(() => json({ ...two, store: null }))).toEqual([201, ["2 delivered"]]);
  });

  it("goes to the shopper's own store without a word about it", async () => {
    jar.set("aisle_store", "kallio");
    expect(await basketAfter(() => json(two))).toEqual([201, ["2 kallio"]]);
    jar.set("aisle_store", "kamppi");
    expect(await basketAfter(() => json(two))).toEqual([201, ["2 kamppi"]]);
    jar.clear();
  });

  it("may come as a plain form, in which an empty store is none", async () => {
    const fields = { sku: "BREAD", quantity: "" };
    expect(await basketAfter(() => form({ ...fields, store: "kallio" }))).toEqual([303, ["1 kallio"]]);
    expect(await basketAfter(() => form({ ...fields, store: "" }))).toEqual([303, ["1 delivered"]]);
    expect((await form({ ...fields, store: "" })).headers.get("location")).toBe("/fi/cart");
  });

  it("goes nowhere that is no store, whatever that is called", async () => {
    for (const store of ["delivery", "nowhere"])
      expect(await basketAfter(() => json({ ...two, store }))).toEqual([404, []]);
    expect(await basketAfter(() => json({ ...two, store: "" }))).toEqual([422, []]);
    expect((await form({ sku: "BREAD", store: "delivery" })).headers.get("location")).toBe(
      "/fi/cart?refused=store.not_found",
    );
  });
});
