import { readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import sharp from "sharp";
import { prepareZXingModule, writeBarcode } from "zxing-wasm/writer";

// What a camera would show, as a film that Chromium takes for one: planes of luminance and colour, frame after frame.

const size = { width: 640, height: 480 };
const framesPerSecond = 10;

/** A code on the film, or an empty table between two of them. */
export type Scene = { code: string; format: "QRCode" | "EAN13" } | "table";

async function luminance(scene: Scene): Promise<Buffer> {
  const paper = sharp({ create: { ...size, channels: 3, background: "#d8d2c4" } });
  if (scene === "table") return paper.greyscale().raw().toBuffer();
  const { svg } = await writeBarcode(scene.code, { format: scene.format, withQuietZones: true });
  const label = await sharp(Buffer.from(svg), { density: 400 })
    .resize({ width: 340, height: 340, fit: "inside", kernel: "nearest" })
    .flatten({ background: "#fff" })
    .png()
    .toBuffer();
  return paper
    .composite([{ input: label, gravity: "centre" }])
    .greyscale()
    .raw()
    .toBuffer();
}

/**
 * Films these scenes, a second and a half each, over and over.
 * @param file where to, ending in `.y4m`
 */
export async function film(file: string, scenes: readonly Scene[]): Promise<void> {
  const { resolve } = createRequire(import.meta.url);
  const wasm = await readFile(resolve("zxing-wasm/writer/zxing_writer.wasm"));
  prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(wasm).buffer } });
  const colourless = Buffer.alloc((size.width * size.height) / 2, 128);
  const parts: Buffer[] = [
    Buffer.from(`YUV4MPEG2 W${size.width} H${size.height} F${framesPerSecond}:1 Ip A1:1 C420\n`),
  ];
  for (const scene of scenes) {
    const frame = [Buffer.from("FRAME\n"), await luminance(scene), colourless];
    for (let n = 0; n < framesPerSecond * 1.5; n++) parts.push(...frame);
  }
  await writeFile(file, Buffer.concat(parts));
}
