import { type Run, runsOf, type Weight } from "./faces";

/** How text looks. `size` in points. */
export type Ink = { size: number; weight?: Weight; color?: string };

export type WrittenLine = { runs: (Run & { width: number })[]; width: number };

const leading = 1.4;
/** How far below the top of its line the letters stand. */
const rise = 1.02;

/** Measures and writes text in as many fonts as it takes. */
export class Pen {
  readonly #doc: PDFKit.PDFDocument;
  readonly #known = new Set<string>();

  constructor(doc: PDFKit.PDFDocument) {
    this.#doc = doc;
  }

  static heightOf = (lines: readonly WrittenLine[], { size }: Ink): number => lines.length * size * leading;

  /** Breaks text into lines that are as wide at most, between words or where the language allows it. */
  lines(text: string, width: number, ink: Ink): WrittenLine[] {
    const lines: string[] = [];
    let line = "";
    for (const piece of piecesOf(text)) {
      if (line === "" || this.#measure((line + piece).trimEnd(), ink).width <= width) line += piece;
      else {
        lines.push(line.trimEnd());
        line = piece.trimStart();
      }
      while (this.#measure(line.trimEnd(), ink).width > width && [...line].length > 1) {
        const fits = this.#fitting(line, width, ink);
        lines.push(fits);
        line = line.slice(fits.length);
      }
    }
    lines.push(line.trimEnd());
    return lines.map((written) => this.#measure(written, ink));
  }

  /** Writes lines below each other. @param align `right` ends each at `x + width` */
  write(lines: readonly WrittenLine[], x: number, y: number, ink: Ink, align?: { right: number }): void {
    lines.forEach((line, n) => {
      let at = align ? align.right - line.width : x;
      for (const { face, text, width } of line.runs) {
        this.#font(face.name, face.bytes)
          .fontSize(ink.size)
          .fillColor(ink.color ?? "#1c1a17")
          .text(text, at, y + n * ink.size * leading + ink.size * rise, {
            lineBreak: false,
            baseline: "alphabetic",
          });
        at += width;
      }
    });
  }

  /** As much of a word as goes into a line of its own. */
  #fitting(word: string, width: number, ink: Ink): string {
    let fits = "";
    for (const letter of word) {
      if (fits !== "" && this.#measure(fits + letter, ink).width > width) break;
      fits += letter;
    }
    return fits;
  }

  #measure(text: string, ink: Ink): WrittenLine {
    const runs = runsOf(text, ink.weight ?? 400).map((run) => ({
      ...run,
      width: this.#font(run.face.name, run.face.bytes).fontSize(ink.size).widthOfString(run.text),
    }));
    return { runs, width: runs.reduce((sum, run) => sum + run.width, 0) };
  }

  #font(name: string, bytes: Buffer): PDFKit.PDFDocument {
    if (!this.#known.has(name)) this.#doc.registerFont(name, bytes);
    this.#known.add(name);
    return this.#doc.font(name);
  }
}

/** Words with the space behind them; between Japanese letters anywhere but before what closes. */
const piecesOf = (text: string): string[] =>
  text.match(
    /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー][、。」）]*|[^\s\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]+[^\S\u00a0\u202f]*|\s+/gu,
  ) ?? [];
