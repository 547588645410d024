import PDFDocument from "pdfkit";
import { type Ink, Pen } from "./pen";

/** A4, in points. */
const page = { width: 595.28, height: 841.89, left: 56, right: 539.28, top: 56, bottom: 770 };
/** What is read on a page. */
export const column = { left: page.left, right: page.right, width: page.right - page.left };

/** More pages than any order has; what is longer is not written. */
const mostPages = 40;

type Tag = ReturnType<PDFKit.PDFDocument["struct"]>;

/** What a paper is called, and in which language it is. */
export type About = { title: string; language: string; author: string };

/** Pages that are written from top to bottom, with the structure that a screen reader goes by. */
export class Sheet {
  readonly doc: PDFKit.PDFDocument;
  readonly pen: Pen;
  readonly #root: Tag;
  readonly #bytes: Promise<Buffer>;
  y = page.top;

  constructor({ title, language, author }: About) {
    this.doc = new PDFDocument({
      size: "A4",
      margin: 0,
      font: "",
      pdfVersion: "1.7",
      tagged: true,
      lang: language,
      displayTitle: true,
      bufferPages: true,
      info: { Title: title, Author: author, Creator: author },
    });
    this.#bytes = bytesOf(this.doc);
    this.pen = new Pen(this.doc);
    this.#root = this.doc.struct("Document");
    this.doc.addStructure(this.#root);
  }

  /** Goes on at the next page when there is no room for so much. */
  room(height: number): void {
    if (this.y + height <= page.bottom) return;
    if (this.doc.bufferedPageRange().count >= mostPages) throw new RangeError("a paper of too many pages");
    this.doc.addPage();
    this.y = page.top;
  }

  /** Something of the structure, `H1` or `P`, written at once. @param within another; the document when left out */
  tag(type: string, write: () => void, within: Tag = this.#root): void {
    const element = this.doc.struct(type, {}, write);
    within.add(element);
    element.end();
  }

  /** Something that holds others, such as a `Table`. */
  group(type: string, within: Tag = this.#root): Tag {
    const group = this.doc.struct(type);
    within.add(group);
    return group;
  }

  /** A heading or paragraph over the whole width. */
  paragraph(type: string, text: string, ink: Ink): void {
    const lines = this.pen.lines(text, column.width, ink);
    const height = Pen.heightOf(lines, ink);
    this.room(height);
    this.tag(type, () => this.pen.write(lines, column.left, this.y, ink));
    this.y += height;
  }

  /** A line across, which says nothing to anybody who listens. */
  rule(color = "#d9d3c7"): void {
    this.aside(() =>
      this.doc
        .moveTo(column.left, this.y)
        .lineTo(column.right, this.y)
        .lineWidth(0.6)
        .strokeColor(color)
        .stroke(),
    );
  }

  /** What belongs to the looks alone. */
  aside(draw: () => void): void {
    this.doc.markContent("Artifact", { type: "Layout" });
    draw();
    this.doc.endMarkedContent();
  }

  /** Ends the document, with a line at the foot of every page. @param foot of a page among so many */
  async end(foot: (page: number, pages: number) => string): Promise<Buffer> {
    this.#root.end();
    const { count } = this.doc.bufferedPageRange();
    const ink = { size: 8, color: "#6b655b" };
    for (let n = 0; n < count; n++) {
      this.doc.switchToPage(n);
      this.aside(() =>
        this.pen.write(this.pen.lines(foot(n + 1, count), column.width, ink), column.left, 792, ink),
      );
    }
    this.doc.end();
    return this.#bytes;
  }
}

/** What a document comes to. Ask before the first page is written. */
export async function bytesOf(doc: PDFKit.PDFDocument): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of doc) parts.push(part as Buffer);
  return Buffer.concat(parts);
}
