import { prepareZXingModule, type ReaderOptions, readBarcodes } from "zxing-wasm/reader";
import type { CodeReader } from "./code-reader";

// Its file comes from this origin, under a name that holds its hash: kept by browsers for good.
const file = new URL("zxing-wasm/reader/zxing_reader.wasm", import.meta.url).href;

const options: ReaderOptions = {
  formats: ["QRCode", "EAN13", "EAN8", "UPCA", "Code128"],
  tryHarder: true,
  maxNumberOfSymbols: 8,
};

/** More says nothing new about a code that fills a third of the picture, and takes a phone longer. */
const longestSide = 1280;

/** A reader for browsers that have none. Rejects when its file does not come. */
export async function openWasmReader(): Promise<CodeReader> {
  await prepareZXingModule({ overrides: { locateFile: () => file }, fireImmediately: true });
  const canvas = document.createElement("canvas");
  const pen = canvas.getContext("2d", { willReadFrequently: true });
  if (!pen) throw new TypeError("no canvas to read from");
  return async (picture) => {
    const { videoWidth, videoHeight } = picture;
    const scale = Math.min(1, longestSide / Math.max(videoWidth, videoHeight, 1));
    const [width, height] = [Math.round(videoWidth * scale), Math.round(videoHeight * scale)];
    if (width === 0 || height === 0) return [];
    canvas.width = width;
    canvas.height = height;
    pen.drawImage(picture, 0, 0, width, height);
    const found = await readBarcodes(pen.getImageData(0, 0, width, height), options);
    return found
      .filter((code) => code.isValid)
      .map(({ text, position: { topLeft, bottomRight } }) => ({
        text,
        x: (topLeft.x + bottomRight.x) / 2 / width,
        y: (topLeft.y + bottomRight.y) / 2 / height,
      }));
  };
}
