import { createHash } from "node:crypto";
import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage, ServerResponse } from "node:http";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import compression from "compression";
import { LRUCache } from "lru-cache";
import Negotiator from "negotiator";

// To compress a page takes a server about as long as all else it does to answer with it, and the same page is asked for
// over and over. So what is the same for everybody is compressed once, and kept by what it says: whoever gets bytes from
// here has just been answered with exactly these. Everything else is compressed as it is sent.

/** The smaller first. */
const codings = ["br", "gzip"];
const most = 2 * 1024 * 1024;
const least = 1024;

const brotli = promisify(brotliCompress);
const gzipped = promisify(gzip);

/** Pages are new ever so often; files of a build stay as they are, and are worth more effort. */
const effort = { page: 6, file: 9 };
type Kind = keyof typeof effort;

const kept = new LRUCache<string, Buffer>({
  maxSize: 64 * 1024 * 1024,
  sizeCalculation: (bytes, key) => bytes.length + key.length,
});

async function compressed(body: Buffer, coding: string, kind: Kind): Promise<Buffer> {
  const key = `${coding}:${createHash("sha256").update(body).digest("base64")}`;
  const known = kept.get(key);
  if (known) return known;
  const bytes =
    coding === "br"
      ? await brotli(body, {
          params: {
            [constants.BROTLI_PARAM_QUALITY]: effort[kind],
            [constants.BROTLI_PARAM_SIZE_HINT]: body.length,
          },
        })
      : await gzipped(body, { level: effort[kind] });
  kept.set(key, bytes);
  return bytes;
}

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

/** Answers with the kept bytes when all of the answer is there and the same for everybody. */
function answerFromKept(request: IncomingMessage, answer: ServerResponse): void {
  const accepted = new Negotiator(request).encodings(codings);
  const coding = codings.find((one) => accepted.includes(one));
  if (!coding) return;
  const write = answer.write.bind(answer) as (...args: unknown[]) => boolean;
  const end = answer.end.bind(answer) as (...args: unknown[]) => ServerResponse;
  const parts: Buffer[] = [];
  let kind: Kind | null | undefined;
  const collect = (chunk: unknown, encoding: unknown) =>
    parts.push(
      typeof chunk === "string" ? Buffer.from(chunk, encoding as BufferEncoding) : (chunk as Buffer),
    );

  answer.write = (chunk: unknown, encoding?: unknown, done?: unknown) => {
    kind ??= answer.headersSent ? null : kindOf(request, answer);
    return kind === "file" ? collect(chunk, encoding) > 0 : write(chunk, encoding, done);
  };
  answer.end = (chunk?: unknown, encoding?: unknown, done?: unknown) => {
    kind ??= answer.headersSent ? null : kindOf(request, answer);
    if (!kind || typeof chunk === "function") return end(chunk, encoding, done);
    if (chunk) collect(chunk, encoding);
    const body = Buffer.concat(parts);
    if (body.length < least || body.length > most) return end(body);
    compressed(body, coding, kind).then(
      (bytes) => {
        answer.setHeader("Content-Encoding", coding);
        answer.setHeader("Content-Length", bytes.length);
        end(bytes);
      },
      () => end(body),
    );
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
