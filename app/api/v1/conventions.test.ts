import { beforeAll, describe, expect, it, vi } from "vitest";
import { db } from "@/db/client";
import { testDatabase } from "@/db/testing/database";
import { expectedErrors } from "@/db/testing/fail-on-console-error";
import { rows } from "@/db/testing/rows";
import { as, buildWorld } from "@/db/testing/world";
import { revokeApiKey } from "@/lib/identity/api-key";
import { endSession } from "@/lib/identity/sessions";
import * as stores from "@/lib/stores/queries";
import { listAvailabilityCall, listProductsCall } from "./_contract/catalog";
import { listPickupsCall } from "./_contract/pickups";
import { getReservationCall, releaseReservationCall, reserveCall } from "./_contract/reservations";
import { listStockCall } from "./_contract/stock";
import { listStoresCall } from "./_contract/stores";
import { expectDescribed, ok, refused, send } from "./_testing/api";
import { keyOf, signedIn, visitor } from "./_testing/callers";
import { GET as unknown } from "./[[...unknown]]/route";
import { POST as reserveRoute } from "./reservations/route";
import { GET as storesRoute } from "./stores/route";

vi.mock(import("@/lib/stores/queries"), { spy: true });

testDatabase();
let kallio: string;
beforeAll(async () => {
  kallio = (await buildWorld([{ sku: "RYE", price: 420, kallio: 50, kamppi: 50 }])).kallio;
});

const reservation = { store: "kallio", lines: [{ sku: "RYE", quantity: 1 }] };
const held = async () => Number((await rows<{ n: string }>`select count(*) as n from reservations`)[0]!.n);

describe("who calls", () => {
  it("refuses a key that is unknown, has ended, or is written badly", async () => {
    await refused(listStoresCall, "auth.unknown_key", { bearer: `aisle_sk_${"x".repeat(32)}` });
    const { bearer, id } = await keyOf("admin");
    await ok(listStockCall, { bearer });
    await revokeApiKey(as.system(), { id });
    const { headers, status } = await send(listStockCall, { bearer });
    expect([status, headers.get("www-authenticate")]).toEqual([401, 'Bearer realm="aisle"']);
    await refused(listStoresCall, "auth.malformed", { headers: { authorization: "Basic YTpi" } });
  });

  it("knows a signed-in person by the cookie, until the very moment the session ends", async () => {
    const clerk = await signedIn({ role: "associate", locationId: kallio });
    await ok(listPickupsCall, clerk);
    await endSession(db(), clerk.sessionId);
    await refused(listPickupsCall, "auth.required", clerk);
  });

  it("does not let a session count beside a key", async () => {
    const admin = await signedIn({ role: "admin" });
    const { bearer } = await keyOf("storefront");
    await refused(listStockCall, "auth.forbidden", { ...admin, bearer });
  });

  it("tells exact quantities to keys, and to others up to a few", async () => {
    const query = { sku: "RYE", store: "kallio" };
    expect((await ok(listAvailabilityCall, { query })).data[0]!.quantity).toBeNull();
    const key = await keyOf("storefront");
    expect((await ok(listAvailabilityCall, { ...key, query })).data[0]!.quantity).toBeGreaterThan(5);
  });
});

describe("what speaks for its cookies", () => {
  it("must come from a page of ours, and changes nothing otherwise", async () => {
    const { cookie } = visitor();
    const before = await held();
    const foreign: Record<string, string>[] = [
      {},
      { origin: "https://evil.example" },
      { origin: "null" },
      { origin: "http://localhost:3000.evil.example" },
      { "sec-fetch-site": "same-site" },
      { origin: "https://evil.example", "sec-fetch-site": "same-origin" },
    ];
    for (const headers of foreign)
      await refused(reserveCall, "request.foreign_origin", { cookie, headers, body: reservation });
    const clerk = await signedIn({ role: "admin" });
    await refused(reserveCall, "request.foreign_origin", { cookie: clerk.cookie, body: reservation });
    expect(await held()).toBe(before);
  });

  it("may come from our origin, or say nothing when it has no cookie or brings a token", async () => {
    const { cookie } = visitor();
    await ok(reserveCall, { cookie, headers: { origin: "http://localhost:3000" }, body: reservation });
    await ok(reserveCall, { cookie, headers: { "sec-fetch-site": "same-origin" }, body: reservation });
    const { id, token } = await ok(reserveCall, { body: reservation });
    await ok(releaseReservationCall, { cookie, bearer: token, params: { id } });
  });

  it("may read from anywhere", async () => {
    const { cookie } = visitor();
    await ok(listStoresCall, { cookie, headers: { origin: "https://elsewhere.example" } });
  });
});

describe("bodies", () => {
  const url = "http://localhost:3000/api/v1/reservations";
  const post = async (body: BodyInit, headers: Record<string, string>) => {
    const init = { method: "POST", headers: { "idempotency-key": "k", ...headers }, body, duplex: "half" };
    const response = await reserveRoute(new Request(url, init as RequestInit), {
      params: Promise.resolve({}),
    });
    const answer = { status: response.status, text: await response.text(), headers: response.headers };
    expectDescribed(reserveCall, answer);
    return JSON.parse(answer.text) as { code: string; errors?: { pointer: string; code: string }[] };
  };
  const json = { "content-type": "application/json" };

  it("must be JSON and say so", async () => {
    const body = JSON.stringify(reservation);
    expect(await post(body, { "content-type": "text/plain" })).toMatchObject({ code: "request.malformed" });
    expect(await post("{", json)).toMatchObject({ code: "request.malformed" });
    expect(await post(new Uint8Array([0x22, 0xff, 0x22]), json)).toMatchObject({ code: "request.malformed" });
  });

  it("have at most 256 KiB, whether or not they say how long they are", async () => {
    const large = JSON.stringify({ filler: "x".repeat(256 * 1024) });
    expect(await post(large, json)).toMatchObject({ code: "request.too_large", status: 413 });
    const unannounced = new Blob([large]).stream();
    expect(await post(unannounced, json)).toMatchObject({ code: "request.too_large" });
  });

  it("name every field that is wrong or unknown", async () => {
    const wrong = { store: "kallio", lines: [{ sku: "R,YE", quantity: 0 }], coupon: "FREE" };
    const { errors, code } = await post(JSON.stringify(wrong), json);
    expect(code).toBe("input.invalid");
    expect(errors!.map((e) => e.pointer).sort()).toEqual(["/coupon", "/lines/0/quantity", "/lines/0/sku"]);
    for (const quantity of [-1, 1.5, "1", 1e9, null])
      await refused(reserveCall, "input.invalid", {
        body: { ...reservation, lines: [{ sku: "RYE", quantity }] },
      });
  });

  it("may not hide what no database can keep", async () => {
    await refused(listProductsCall, "input.invalid", { query: { q: "a\u0000b" } });
  });
});

describe("lists", () => {
  it("continue after a cursor until the end", async () => {
    const first = await ok(listStoresCall, { query: { limit: "1" } });
    const second = await ok(listStoresCall, { query: { limit: "1", cursor: first.nextCursor! } });
    expect([first, second].flatMap((page) => page.data.map((s) => s.id))).toEqual(["kallio", "kamppi"]);
    expect(second.nextCursor).toBeNull();
  });

  it("refuse a limit or cursor that is none", async () => {
    for (const query of [{ limit: "0" }, { limit: "101" }, { limit: "x" }, { limit: "1.5" }])
      expect((await refused(listStoresCall, "input.invalid", { query })).errors![0]!.pointer).toBe("/limit");
    const admin = await keyOf("admin");
    for (const call of [listStoresCall, listProductsCall, listStockCall, listPickupsCall])
      for (const cursor of ["%", "W10", Buffer.from('["x"; drop table]').toString("base64url")]) {
        const { errors } = await refused(call, "input.invalid", { ...admin, query: { cursor } });
        expect(errors![0]!.pointer).toBe("/cursor");
      }
  });
});

describe("what goes wrong", () => {
  it("answers 404 as problem+json where nothing is", async () => {
    const response = unknown();
    expect([response.status, response.headers.get("content-type")]).toEqual([
      404,
      "application/problem+json",
    ]);
    expect(await response.json()).toMatchObject({ code: "route.not_found", status: 404 });
    await refused(getReservationCall, "reservation.not_found", { params: { id: "no-such-id" } });
  });

  it("says nothing of an error nobody foresaw, and logs it once, without people's data", async () => {
    const failure = Object.assign(new Error("params: emmi@example.com"), {
      query: "select secret",
      params: ["emmi@example.com"],
      cause: new Error("disk on fire"),
    });
    vi.mocked(stores.listStores).mockRejectedValueOnce(failure);
    const response = await storesRoute(new Request("http://localhost:3000/api/v1/stores"), {
      params: Promise.resolve({}),
    });
    const text = await response.text();
    expect([response.status, JSON.parse(text).code]).toEqual([500, "internal"]);
    expect(text).not.toMatch(/secret|emmi|fire/);
    const logged = expectedErrors();
    expect(logged).toEqual([["GET /api/v1/stores failed: select secret", failure.cause]]);
  });

  it("asks to come back when the database does not answer", async () => {
    vi.mocked(stores.listStores).mockRejectedValueOnce(
      Object.assign(new Error("canceling statement due to statement timeout"), { code: "57014" }),
    );
    const { status, headers } = await send(listStoresCall);
    expect([status, headers.get("retry-after")]).toEqual([503, "2"]);
  });
});

describe("languages", () => {
  it("follows the address, then the header", async () => {
    const title = async (query: Record<string, string>, accept: string) =>
      (await ok(listProductsCall, { query, headers: { "accept-language": accept } })).data[0]!.title;
    expect(await title({}, "de, fi;q=0.8, en;q=0.5")).toBe("Se RYE");
    expect(await title({ locale: "en" }, "fi")).toBe("The RYE");
    expect(await title({}, "xx")).toBe("The RYE");
  });
});
