import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import sharp from "sharp";
import { beforeAll, expect, test } from "vitest";
import { prepareZXingModule, readBarcodes } from "zxing-wasm/reader";
import { code128 } from "./code-128";

beforeAll(async () => {
  const file = createRequire(import.meta.url).resolve("zxing-wasm/reader/zxing_reader.wasm");
  prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(await readFile(file)).buffer } });
});

/** What a reader makes of the bars, drawn three pixels to a module. */
async function read(text: string): Promise<string[]> {
  const { width, bars } = code128(text);
  const drawn = bars.map((bar) => `<rect x="${bar.at}" y="0" width="${bar.width}" height="40"/>`).join("");
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} 40" width="${width * 3}" height="120">${drawn}</svg>`;
  const png = await sharp(Buffer.from(svg))
    .flatten({ background: "#fff" })
    .extend({ top: 20, bottom: 20, background: "#fff" })
    .png()
    .toBuffer();
  const found = await readBarcodes(new Uint8Array(png), { formats: ["Code128"] });
  return found.map((code) => code.text);
}

test.each(["100001", "1000123", "99", "7", "R-KALLIO-2026-000017", "0123456789", "~ z!"])(
  "%s is read as it was written",
  async (text) => {
    expect(await read(text)).toEqual([text]);
  },
);

test("every symbol is as wide as every other", () => {
  // Start, a pair of digits, their check, stop, and the margins.
  for (let n = 0; n < 100; n++)
    expect(code128(String(n).padStart(2, "0")).width, String(n)).toBe(11 + 11 + 11 + 13 + 20);
});

test("what has no place in a barcode is refused", () => {
  for (const text of ["", "ä", "x".repeat(61)]) expect(() => code128(text)).toThrow(RangeError);
});
