import { inflateSync } from "node:zlib";

type Table = { tag: Buffer; checksum: number; bytes: Buffer };

/**
 * A WOFF 1.0 file as the TrueType font that is packed in it. Reading the packed one directly unpacks its outlines anew for
 * every letter, which takes seconds for a font of thousands.
 * @see https://www.w3.org/TR/WOFF/
 */
export function unwrapWoff(woff: Buffer): Buffer {
  if (woff.toString("latin1", 0, 4) !== "wOFF") throw new TypeError("not a WOFF file");
  const tables = Array.from({ length: woff.readUInt16BE(12) }, (_, n): Table => {
    const at = 44 + n * 20;
    const [offset, packed, whole, checksum] = [4, 8, 12, 16].map((more) => woff.readUInt32BE(at + more));
    const bytes = woff.subarray(offset, offset! + packed!);
    return {
      tag: woff.subarray(at, at + 4),
      checksum: checksum!,
      bytes: packed! < whole! ? inflateSync(bytes) : bytes,
    };
  });
  const head = Buffer.alloc(12 + tables.length * 16);
  const power = Math.floor(Math.log2(tables.length));
  head.writeUInt32BE(woff.readUInt32BE(4), 0);
  head.writeUInt16BE(tables.length, 4);
  head.writeUInt16BE(16 * 2 ** power, 6);
  head.writeUInt16BE(power, 8);
  head.writeUInt16BE(tables.length * 16 - 16 * 2 ** power, 10);
  const parts: Buffer[] = [head];
  let offset = head.length;
  for (const [n, { tag, checksum, bytes }] of tables.entries()) {
    tag.copy(head, 12 + n * 16);
    head.writeUInt32BE(checksum, 16 + n * 16);
    head.writeUInt32BE(offset, 20 + n * 16);
    head.writeUInt32BE(bytes.length, 24 + n * 16);
    const padding = Buffer.alloc(-bytes.length & 3);
    parts.push(bytes, padding);
    offset += bytes.length + padding.length;
  }
  return Buffer.concat(parts);
}
