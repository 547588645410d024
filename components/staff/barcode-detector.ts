/** The browser's own reader of codes, where there is one. Not in TypeScript's library yet. (WICG Shape Detection) */
export type BarcodeReader = { detect(source: HTMLVideoElement): Promise<{ rawValue: string }[]> };

type BarcodeReaderClass = {
  new (options: { formats: string[] }): BarcodeReader;
  getSupportedFormats(): Promise<string[]>;
};

const wanted = ["qr_code", "ean_13", "ean_8", "upc_a", "code_128"];

/** A reader for pickup codes and shelf goods; null where the browser has none or none that reads QR codes. */
export async function openBarcodeReader(): Promise<BarcodeReader | null> {
  const Reader = (globalThis as { BarcodeDetector?: BarcodeReaderClass }).BarcodeDetector;
  if (!Reader || !navigator.mediaDevices) return null;
  try {
    const known = await Reader.getSupportedFormats();
    if (!known.includes("qr_code")) return null;
    return new Reader({ formats: wanted.filter((f) => known.includes(f)) });
  } catch {
    return null;
  }
}
