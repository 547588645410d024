// The widths of bars and gaps of each symbol, in modules. (ISO/IEC 15417)
const symbols =
  `212222 222122 222221 121223 121322 131222 122213 122312 132212 221213 221312 231212 112232 122132 122231 113222 123122
   123221 223211 221132 221231 213212 223112 312131 311222 321122 321221 312212 322112 322211 212123 212321 232121 111323
   131123 131321 112313 132113 132311 211313 231113 231311 112133 112331 132131 113123 113321 133121 313121 211331 231131
   213113 213311 213131 311123 311321 331121 312113 312311 332111 314111 221411 431111 111224 111422 121124 121421 141122
   141221 112214 112412 122114 122411 142112 142211 241211 221114 413111 241112 134111 111242 121142 121241 114212 124112
   124211 411212 421112 421211 212141 214121 412121 111143 111341 131141 114113 114311 411113 411311 113141 114131 311141
   411131 211412 211214 211232 2331112`.split(/\s+/);
const [toLetters, startLetters, startPairs, stop] = [100, 104, 105, 106];

/** How much has to stay white on either side, in modules. */
const quiet = 10;

/**
 * Text as a Code 128, which a scanner at a till reads as well as a camera: digits two by two, anything else letter by
 * letter. Throws RangeError for what is not printable ASCII.
 */
function symbolsOf(text: string): number[] {
  if (!/^[\x20-\x7e]{1,60}$/.test(text)) throw new RangeError("a barcode has printable ASCII alone");
  const letter = (char: string) => char.charCodeAt(0) - 32;
  const pairs = /^\d+$/.test(text) ? (text.match(/\d\d/g) ?? []) : [];
  const rest = [...text.slice(pairs.length * 2)].map(letter);
  const data =
    pairs.length > 0
      ? [startPairs, ...pairs.map(Number), ...(rest.length > 0 ? [toLetters, ...rest] : [])]
      : [startLetters, ...rest];
  const check = data.reduce((sum, symbol, place) => sum + symbol * Math.max(1, place), 0) % 103;
  return [...data, check, stop];
}

/** The bars of a Code 128 from left to right, white margins included: where each begins and how wide it is, in modules. */
export function code128(text: string): { width: number; bars: { at: number; width: number }[] } {
  const bars: { at: number; width: number }[] = [];
  let at = quiet;
  for (const symbol of symbolsOf(text))
    for (const [n, modules] of [...symbols[symbol]!].entries()) {
      if (n % 2 === 0) bars.push({ at, width: Number(modules) });
      at += Number(modules);
    }
  return { width: at + quiet, bars };
}

/** Draws a Code 128. All in points; a module is as wide as the room allows, and half a millimetre at most. @returns its width */
export function drawCode128(
  doc: PDFKit.PDFDocument,
  text: string,
  { x, y, width, height }: { x: number; y: number; width: number; height: number },
): number {
  const code = code128(text);
  const module = Math.min(width / code.width, 1.42);
  for (const bar of code.bars) doc.rect(x + bar.at * module, y, bar.width * module, height);
  doc.fill("#000");
  return code.width * module;
}
