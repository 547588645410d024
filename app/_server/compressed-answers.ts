import { createHash } from "node:crypto";
import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage, ServerResponse } from "node:http";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import compression from "compression";
import fresh from "fresh";
import { LRUCache } from "lru-cache";
import Negotiator from "negotiator";
import { staticPolicy } from "./content-policy";
import { paintFirst } from "./paint-first";

// To compress a page takes a server about as long as all else it does to answer with it, to name its contents for an ETag
// a fifth of that, and the same page is asked for over and over. So what is the same for everybody is compressed and named
// once, and kept by what it says: whoever gets bytes from here has just been answered with exactly these. Everything else
// is compressed as it is sent.

/** The smaller first. */
const codings = ["br", "gzip"];
const most = 2 * 1024 * 1024;
const least = 1024;

const brotli = promisify(brotliCompress);
const gzipped = promisify(gzip);

/**
 * Pages are new ever so often; files of a build stay as they are, and are worth more of Brotli's effort. All of gzip's is
 * little.
 */
const effort = { page: 6, file: 9 };
type Kind = keyof typeof effort;

const room = 64 * 1024 * 1024;

/** Compressed bytes, by their coding and the hash of what they say. */
const kept = new LRUCache<string, Buffer>({
  maxSize: room,
  sizeCalculation: (bytes, key) => bytes.length + key.length,
});

/** What is sent of a page's text, and what that is called. */
type Page = { bytes: Buffer; hash: string };

/** By their text: while the framework keeps a page, it hands over the same one, which is found without reading it. */
const pages = new LRUCache<string, Page>({ maxSize: room, sizeCalculation: ({ bytes }) => 2 * bytes.length });

const hashOf = (body: Buffer): string => createHash("sha256").update(body).digest("base64");

function pageOf(text: string): Page {
  const known = pages.get(text);
  if (known) return known;
  const bytes = Buffer.from(paintFirst()(text));
  const page = { bytes, hash: hashOf(bytes) };
  pages.set(text, page);
  return page;
}

/** What a page's text is answered with: what is sent, its name, and the same as Brotli has it. */
export type Answer = Page & { br: Buffer };

/** @returns what this process answers, or will, with a page's text */
export async function answerOf(text: string): Promise<Answer> {
  const page = pageOf(text);
  return { ...page, br: await compressed(page, "br", "page") };
}

/** Takes up an answer of `answerOf`, made by a process of the same build to the same text: it is not made again. */
export function knowAnswer(text: string, { br, ...page }: Answer): void {
  pages.set(text, page);
  kept.set(`br:${page.hash}`, br);
}

/** On their way: whoever else wants the same waits for it. */
const making = new Map<string, Promise<Buffer>>();

async function compressed(page: Page, coding: string, kind: Kind): Promise<Buffer> {
  const key = `${coding}:${page.hash}`;
  const known = kept.get(key) ?? making.get(key);
  if (known) return known;
  const made = compress(page.bytes, coding, kind).finally(() => making.delete(key));
  making.set(key, made);
  const small = await made;
  kept.set(key, small);
  return small;
}

const compress = (bytes: Buffer, coding: string, kind: Kind): Promise<Buffer> =>
  coding === "br"
    ? brotli(bytes, {
        params: {
          [constants.BROTLI_PARAM_QUALITY]: effort[kind],
          [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
        },
      })
    : gzipped(bytes, { level: constants.Z_BEST_COMPRESSION });

const bodyOf = (bytes: Buffer): Page => ({ bytes, hash: hashOf(bytes) });

/** What an answer is that is the same for everybody; null where it may not be. */
function kindOf({ method, url = "", headers }: IncomingMessage, answer: ServerResponse): Kind | null {
  if (method !== "GET" || answer.statusCode !== 200 || headers.range !== undefined) return null;
  if (answer.hasHeader("Content-Encoding") || answer.hasHeader("Set-Cookie")) return null;
  if (!compression.filter(undefined as never, answer as never)) return null;
  // The framework says so of every page it made for all.
  if (answer.hasHeader("x-nextjs-cache")) return "page";
  const length = Number(answer.getHeader("Content-Length") ?? Number.NaN);
  return url.startsWith("/_next/static/") && length <= most ? "file" : null;
}

/**
 * Whether an answer is a page made for one request under the policy of those that are everybody's: a search, a listing
 * asked for something in particular. Others have scripts in an order of their own.
 */
const isMadePage = (answer: ServerResponse): boolean =>
  String(answer.getHeader("Content-Type")).startsWith("text/html") &&
  process.env.NODE_ENV === "production" &&
  answer.getHeader("Content-Security-Policy") === staticPolicy &&
  !answer.hasHeader("Content-Length");

/** Sends the parts of such a page as paintFirst has them. Letter for byte, so that a sign cut in two stays what it is. */
function rewriteParts(): (chunk: unknown) => unknown {
  const rewrite = paintFirst();
  return (chunk) => {
    if (typeof chunk === "string") return rewrite(chunk);
    return chunk instanceof Uint8Array
      ? Buffer.from(rewrite(Buffer.from(chunk).toString("latin1")), "latin1")
      : chunk;
  };
}

/** Names a page by its contents. @returns whether the reader has it already, and was told so */
function alreadyHad(request: IncomingMessage, answer: ServerResponse, { hash }: Page): boolean {
  // Weak: the same page may come in other bytes to who takes another coding.
  const etag = `W/"${hash}"`;
  answer.setHeader("ETag", etag);
  if (!fresh(request.headers, { etag })) return false;
  answer.statusCode = 304;
  for (const name of ["Content-Type", "Content-Length"]) answer.removeHeader(name);
  return true;
}

/** Answers with the kept bytes when all of the answer is there and the same for everybody. */
function answerFromKept(request: IncomingMessage, answer: ServerResponse): void {
  const accepted = new Negotiator(request).encodings(codings);
  const coding = codings.find((one) => accepted.includes(one));
  const write = answer.write.bind(answer) as (...args: unknown[]) => boolean;
  const end = answer.end.bind(answer) as (...args: unknown[]) => ServerResponse;
  const parts: Buffer[] = [];
  let kind: Kind | null | undefined;
  let part: ((chunk: unknown) => unknown) | undefined;
  const sent = (chunk: unknown) => {
    part ??= isMadePage(answer) ? rewriteParts() : (same) => same;
    return part(chunk);
  };
  const whatItIs = (): Kind | null => {
    const found = answer.headersSent ? null : kindOf(request, answer);
    return found === "file" && !coding ? null : found;
  };
  const collect = (chunk: unknown, encoding: unknown) =>
    parts.push(
      typeof chunk === "string" ? Buffer.from(chunk, encoding as BufferEncoding) : (chunk as Buffer),
    );

  answer.write = (chunk: unknown, encoding?: unknown, done?: unknown) => {
    kind ??= whatItIs();
    return kind === "file" ? collect(chunk, encoding) > 0 : write(sent(chunk), encoding, done);
  };
  answer.end = (chunk?: unknown, encoding?: unknown, done?: unknown) => {
    kind ??= whatItIs();
    if (!kind || answer.headersSent || typeof chunk === "function") return end(sent(chunk), encoding, done);
    const whole = kind === "page" && typeof chunk === "string" && chunk.length <= most ? pageOf(chunk) : null;
    if (whole && alreadyHad(request, answer, whole)) return end();
    if (!whole && chunk) collect(chunk, encoding);
    const page = whole ?? bodyOf(Buffer.concat(parts));
    const plainly = () => {
      if (whole && answer.hasHeader("Content-Length")) answer.setHeader("Content-Length", page.bytes.length);
      return end(page.bytes);
    };
    const known = coding && kept.get(`${coding}:${page.hash}`);
    const small = (bytes: Buffer) => {
      answer.setHeader("Content-Encoding", coding ?? "");
      answer.setHeader("Content-Length", bytes.length);
      return end(bytes);
    };
    if (known) return small(known);
    if (!coding || page.bytes.length < least || page.bytes.length > most) return plainly();
    compressed(page, coding, kind).then(small, plainly);
    return answer;
  };
}

/** Compresses what this process answers. Called once, at server start. */
export function compressAnswers(): void {
  // News that is sent as it happens must not wait until there is enough of it to compress.
  const asItIsSent = compression({
    filter: (request, answer) =>
      answer.getHeader("Content-Type") !== "text/event-stream" && compression.filter(request, answer),
  });
  subscribe("http.server.request.start", (message) => {
    const { request, response } = message as { request: IncomingMessage; response: ServerResponse };
    asItIsSent(request as never, response as never, () => {});
    answerFromKept(request, response);
  });
}
