import { promisify } from "node:util";
import { deserialize, serialize } from "node:v8";
import { zstdCompress, zstdDecompressSync } from "node:zlib";
import type { Answer } from "./compressed-answers";
import type { Lifetime, Page } from "./page-cache.mjs";

const compress = promisify(zstdCompress);

/** How many bytes come out, as the first four of those that go in. */
const head = 4;

type Packed = { page: Page; lifetime: Lifetime | undefined; answer: Answer };

/**
 * A page, how long it lasts, and what is answered with it, as bytes: some 40 kB, where its text, its data and their parts
 * say all thrice.
 */
export async function packPage(packed: Packed): Promise<Buffer> {
  const all = serialize(packed);
  const size = Buffer.alloc(head);
  size.writeUInt32LE(all.length);
  return Buffer.concat([size, await compress(all)]);
}

/** The bytes of `packPage` as they were given. Throws at what is none: another version of Node may have written it. */
export function unpackPage(bytes: Buffer): Packed {
  // At once, since it takes a fifth of a millisecond and handing it over longer than that; into one piece.
  const all = zstdDecompressSync(bytes.subarray(head), { chunkSize: bytes.readUInt32LE() + 1 });
  const { page, lifetime, answer } = deserialize(all) as Packed;
  // What comes out are windows into all of it, which would be kept as long as one of them is.
  const own = (part: Uint8Array) => Buffer.from(part);
  const segmentData =
    page.segmentData && new Map([...page.segmentData].map(([path, part]) => [path, own(part)]));
  return {
    page: { ...page, rscData: page.rscData && own(page.rscData), segmentData },
    lifetime,
    answer: { hash: answer.hash, bytes: own(answer.bytes), br: own(answer.br) },
  };
}
