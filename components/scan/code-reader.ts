/** A code in a picture: what it says, and where its middle is, in shares of the picture's width and height. */
export type SeenCode = { text: string; x: number; y: number };

/** Reads what codes a camera's picture has now. Rejects when the picture cannot be read at all. */
export type CodeReader = (picture: HTMLVideoElement) => Promise<SeenCode[]>;

/** The browser's own reader. Not in TypeScript's library yet. (WICG Shape Detection) */
type OwnReader = {
  detect(
    picture: HTMLVideoElement,
  ): Promise<{ rawValue: string; boundingBox?: { x: number; y: number; width: number; height: number } }[]>;
};
type OwnReaderClass = {
  new (options: { formats: string[] }): OwnReader;
  getSupportedFormats(): Promise<string[]>;
};

/** Pickup codes, the barcodes of goods, and our own labels. */
const formats = ["qr_code", "ean_13", "ean_8", "upc_a", "code_128"];
/** Without these a reader is none: some know QR codes and nothing of what stands on goods. */
const needed = ["qr_code", "ean_13", "code_128"];

/** The browser's own reader where it reads all that the shop has, else ours, which is fetched only then. */
export async function openCodeReader(): Promise<CodeReader> {
  const own = await openOwnReader();
  if (own) return own;
  const { openWasmReader } = await import("./wasm-reader");
  return openWasmReader();
}

async function openOwnReader(): Promise<CodeReader | null> {
  const Reader = (globalThis as { BarcodeDetector?: OwnReaderClass }).BarcodeDetector;
  if (!Reader) return null;
  try {
    const known = await Reader.getSupportedFormats();
    if (!needed.every((format) => known.includes(format))) return null;
    const reader = new Reader({ formats: formats.filter((format) => known.includes(format)) });
    return async (picture) => {
      const { videoWidth: width, videoHeight: height } = picture;
      const found = await reader.detect(picture);
      return found.map(({ rawValue, boundingBox: box }) => ({
        text: rawValue,
        x: box ? (box.x + box.width / 2) / width : 0.5,
        y: box ? (box.y + box.height / 2) / height : 0.5,
      }));
    };
  } catch {
    return null;
  }
}
