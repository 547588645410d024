import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { findingRate, keptAgain, makingRate } from "./cold-pages";

const opened: Server[] = [];
afterEach(() => {
  for (const server of opened.splice(0)) server.close();
});

/**
 * A server that keeps the last `room` pages; one that `forgets` does not keep what it has made before.
 * @returns the addresses of its pages, as many as are asked for
 */
async function pages(count: number, { room = 5, forgets = false, status = 200 } = {}): Promise<string[]> {
  const kept: string[] = [];
  const made = new Set<string>();
  const server = createServer(({ url = "" }, answer) => {
    const state = kept.includes(url) ? "HIT" : "MISS";
    if (state === "MISS" && !(forgets && made.has(url))) kept.push(url);
    if (kept.length > room) kept.shift();
    made.add(url);
    answer.writeHead(status, { "x-nextjs-cache": state }).end("page");
  });
  opened.push(server);
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  return Array.from({ length: count }, (_, i) => `http://127.0.0.1:${port}/${i}`);
}

describe("pages that are pushed out of memory", () => {
  it("are all kept again by a server that keeps what it makes", async () => {
    expect(await keptAgain(await pages(20), 4)).toBe(1);
  });
  it("are not, where what was made before is not kept", async () => {
    expect(await keptAgain(await pages(20, { forgets: true }), 4)).toBe(0);
  });
  it("cannot be told of where there is room for all, or for none", async () => {
    await expect(keptAgain(await pages(20, { room: 50 }), 4)).rejects.toThrow("No page was pushed out");
    await expect(keptAgain(await pages(20, { room: 0 }), 4)).rejects.toThrow("although there was room");
  });
});

describe("pages that nobody asked for", () => {
  it("are asked for once each", async () => {
    const urls = await pages(60, { room: 100 });
    const { done, perSecond } = await makingRate(urls, 5);
    expect(done.toSorted()).toEqual(urls.toSorted());
    expect(perSecond).toBeGreaterThan(0);
    await expect(makingRate(urls, 5)).rejects.toThrow("was made before");
  });
  it("have to be there", async () => {
    await expect(makingRate(await pages(3, { status: 404 }), 5)).rejects.toThrow("answered 404");
  });
  it("are begun as long as there is time", async () => {
    expect((await makingRate(await pages(60), 0)).done).toEqual([]);
  });
});

describe("pages that another server made", () => {
  it("are found, each once", async () => {
    const urls = await pages(60, { room: 100 });
    await makingRate(urls, 5);
    expect(await findingRate(urls)).toBeGreaterThan(0);
  });
  it("are not made there", async () => {
    await expect(findingRate(await pages(3))).rejects.toThrow("was made anew");
  });
  it("have to be there", async () => {
    await expect(findingRate(await pages(3, { status: 404 }))).rejects.toThrow("answered 404");
  });
});
