import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { compressAnswers } from "./compressed-answers";
import { staticPolicy } from "./content-policy";

const page = (of: string) => `<p>${of}</p>`.repeat(400);
let server: Server;

const shell = (of: string) =>
  `<html><head><script src="/_next/static/chunks/a.js" async=""></script></head><body>${page(of)}</body></html>`;

/** As the framework sends a page that it makes for one request: in parts, and a sign may be cut in two. */
function makePage(said: ServerResponse, of: string): void {
  const bytes = Buffer.from(shell(of));
  const half = bytes.indexOf("<p>") + 4;
  said.write(new Uint8Array(bytes.subarray(0, half)));
  said.end(new Uint8Array(bytes.subarray(half)));
}

function answer(asked: IncomingMessage, said: ServerResponse): void {
  const { pathname, searchParams } = new URL(asked.url ?? "/", "http://shop");
  const of = searchParams.get("of") ?? "";
  const body = pathname === "/whole" ? shell(of) : page(of);
  if (pathname === "/news") {
    said.setHeader("Content-Type", "text/event-stream");
    said.write("data: 1\n\n");
    setTimeout(() => said.end("data: 2\n\n"), 20);
    return;
  }
  said.setHeader("Content-Type", pathname === "/picture" ? "image/webp" : "text/html; charset=utf-8");
  if (pathname === "/whole") said.setHeader("x-nextjs-cache", "HIT");
  if (pathname === "/made" || pathname === "/own") {
    said.setHeader("Content-Security-Policy", pathname === "/made" ? staticPolicy : "script-src 'nonce-1'");
    makePage(said, of);
    return;
  }
  if (pathname === "/page" || pathname === "/picture") said.setHeader("x-nextjs-cache", "HIT");
  if (pathname === "/same") {
    said.statusCode = 304;
    said.setHeader("x-nextjs-cache", "HIT");
    said.end();
    return;
  }
  said.setHeader("Content-Length", Buffer.byteLength(body));
  if (pathname.startsWith("/_next/static/")) {
    said.write(body.slice(0, 100));
    said.end(body.slice(100));
    return;
  }
  said.end(asked.method === "HEAD" ? null : body);
}

beforeAll(async () => {
  compressAnswers();
  server = createServer(answer).listen(0, "127.0.0.1");
  await new Promise((done) => server.once("listening", done));
});
afterAll(() => new Promise((done) => server.close(done)));

afterEach(() => vi.unstubAllEnvs());

type Got = { status: number; headers: IncomingMessage["headers"]; bytes: Buffer };

const get = (path: string, headers: Record<string, string> = {}, method = "GET") =>
  new Promise<Got>((resolve, reject) => {
    const { port } = server.address() as AddressInfo;
    request({ port, host: "127.0.0.1", path, headers, method }, (got) => {
      const parts: Buffer[] = [];
      got.on("data", (part: Buffer) => parts.push(part));
      got.on("end", () =>
        resolve({ status: got.statusCode ?? 0, headers: got.headers, bytes: Buffer.concat(parts) }),
      );
    })
      .on("error", reject)
      .end();
  });

const read = ({ headers, bytes }: Got): string => {
  if (headers["content-encoding"] === "br") return brotliDecompressSync(bytes).toString();
  if (headers["content-encoding"] === "gzip") return gunzipSync(bytes).toString();
  return bytes.toString();
};

describe("an answer", () => {
  const kinds = ["/page", "/private", "/_next/static/a.js"];
  const accepted = { br: "gzip, deflate, br", gzip: "gzip", none: "", refused: "br;q=0, gzip;q=0" };
  const asked = kinds.flatMap((path) =>
    Object.entries(accepted).map(([name, value]) => ({ path, name, value })),
  );

  it.each(asked)(
    "of $path comes whole to who takes $name, also a second time",
    async ({ path, name, value }) => {
      for (const of of ["one", "two", "one"]) {
        const got = await get(`${path}?of=${of}`, value ? { "accept-encoding": value } : {});
        expect(got.headers["content-encoding"]).toBe({ br: "br", gzip: "gzip" }[name]);
        expect(read(got)).toBe(page(of));
      }
    },
  );

  it("tells caches that it depends on what the reader takes", async () => {
    for (const path of kinds)
      expect((await get(path, { "accept-encoding": "br" })).headers.vary).toMatch(/accept-encoding/i);
  });

  it("of the same bytes has the same length told as it has", async () => {
    const got = await get("/page?of=long", { "accept-encoding": "gzip" });
    expect(got.headers["content-length"]).toBe(String(got.bytes.length));
  });

  it("is never of another page, however many are asked for at once", async () => {
    const names = Array.from({ length: 60 }, (_, i) => `visitor-${i % 20}`);
    const got = await Promise.all(names.map((of) => get(`/page?of=${of}`, { "accept-encoding": "br" })));
    expect(got.map(read)).toEqual(names.map(page));
  });

  it("without a body, a picture, and a part of a file are left alone", async () => {
    expect((await get("/same", { "accept-encoding": "br" })).status).toBe(304);
    expect((await get("/page", { "accept-encoding": "br" }, "HEAD")).bytes.length).toBe(0);
    expect((await get("/picture", { "accept-encoding": "br" })).headers["content-encoding"]).toBeUndefined();
  });

  it("that a reader has already is not sent again, in whatever bytes it came", async () => {
    const etags = await Promise.all(
      ["br", "gzip", ""].map(async (coding) => {
        const got = await get("/page?of=known", coding ? { "accept-encoding": coding } : {});
        return got.headers.etag ?? "";
      }),
    );
    expect(new Set(etags).size).toBe(1);
    const again = await get("/page?of=known", { "if-none-match": `"other", ${etags[0]}` });
    expect(again).toMatchObject({ status: 304, headers: { etag: etags[0] } });
    expect(again.bytes.length).toBe(0);
    expect((await get("/page?of=changed", { "if-none-match": etags[0] ?? "" })).status).toBe(200);
    const anew = { "if-none-match": etags[0] ?? "", "cache-control": "no-cache" };
    expect((await get("/page?of=known", anew)).status).toBe(200);
  });

  it("that is news as it happens is not held back to be compressed", async () => {
    const got = await get("/news", { "accept-encoding": "br, gzip" });
    expect(got.headers["content-encoding"]).toBeUndefined();
    expect(read(got)).toBe("data: 1\n\ndata: 2\n\n");
  });

  const codings = ["br", "gzip", ""];
  it.each(codings)(
    "that is everybody's page is painted before it runs, to who takes '%s'",
    async (coding) => {
      vi.stubEnv("NODE_ENV", "production");
      for (const path of ["/whole", "/made"]) {
        const got = await get(`${path}?of=%C3%A4`, { "accept-encoding": coding });
        const text = read(got);
        expect(text).toContain('<script type="later" src="/_next/static/chunks/a.js"></script>');
        expect(text).toContain(page("ä"));
        if (path === "/whole") expect(got.headers["content-length"]).toBe(String(got.bytes.length));
      }
    },
  );

  it("that is somebody's own page keeps its scripts as they came", async () => {
    vi.stubEnv("NODE_ENV", "production");
    expect(read(await get("/own?of=%C3%A4", { "accept-encoding": "br" }))).toBe(shell("ä"));
  });
});
