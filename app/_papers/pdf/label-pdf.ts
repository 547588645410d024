import PDFDocument from "pdfkit";
import { dateTag } from "@/lib/i18n/date-tag";
import { translator } from "@/lib/i18n/translator";
import { drawCode128 } from "./code-128";
import { type Ink, Pen } from "./pen";
import { bytesOf } from "./sheet";

/** What stands on the label of a pickup on the collection shelf; texts are written out. No code that opens the order. */
export type LabelView = {
  /** The order's number, which the counter's search field finds when it is scanned. */
  order: string;
  name: string;
  pickupPerson: string | null;
  store: string;
  shelf: string | null;
  until: string | null;
  bags: number;
};

/** A roll of 62 mm that a label printer cuts after each, or a sheet of A4 to cut by hand. */
export type LabelSize = "roll" | "a4";

const millimetre = 72 / 25.4;
const label = { width: 62 * millimetre, height: 56 * millimetre, margin: 3 * millimetre };
const sheet = { across: 3, left: 12 * millimetre, top: 12 * millimetre };

/** The labels of a pickup, one for each bag. */
export async function labelPdf(view: LabelView, size: LabelSize, locale: string): Promise<Buffer> {
  const t = translator(locale, "staff");
  const doc = new PDFDocument({
    size: size === "roll" ? [label.width, label.height] : "A4",
    margin: 0,
    font: "",
    pdfVersion: "1.7",
    lang: dateTag(locale),
    displayTitle: true,
    info: { Title: t("row.order", { number: view.order }) },
  });
  const bytes = bytesOf(doc);
  const pen = new Pen(doc);
  for (let bag = 1; bag <= view.bags; bag++) {
    if (size === "roll" && bag > 1) doc.addPage();
    const n = bag - 1;
    const at =
      size === "roll"
        ? { x: 0, y: 0 }
        : {
            x: sheet.left + (n % sheet.across) * label.width,
            y: sheet.top + Math.floor(n / sheet.across) * label.height,
          };
    if (size === "a4") cutLines(doc, at);
    drawLabel(doc, pen, view, { ...at, bag: t("paper.bag", { bag, bags: view.bags }) }, t);
  }
  doc.end();
  return bytes;
}

const cutLines = (doc: PDFKit.PDFDocument, { x, y }: { x: number; y: number }) =>
  doc
    .save()
    .rect(x, y, label.width, label.height)
    .dash(3, { space: 3 })
    .lineWidth(0.5)
    .stroke("#8a8478")
    .restore();

type Words = ReturnType<typeof translator<"staff">>;

function drawLabel(
  doc: PDFKit.PDFDocument,
  pen: Pen,
  view: LabelView,
  { x, y, bag }: { x: number; y: number; bag: string },
  t: Words,
): void {
  const left = x + label.margin;
  const width = label.width - 2 * label.margin;
  let top = y + label.margin;
  const write = (text: string, ink: Ink, most: number) => {
    const lines = cut(pen, text, width, ink, most);
    pen.write(lines, left, top, ink);
    top += Pen.heightOf(lines, ink);
  };
  const small: Ink = { size: 8 };
  const store = pen.lines(view.store, width / 2, small).slice(0, 1);
  pen.write(store, left, top, small);
  pen.write(pen.lines(bag, width / 2, small), left, top, small, { right: left + width });
  top += Pen.heightOf(store, small);
  if (view.shelf) write(view.shelf, { size: fitting(pen, view.shelf, width), weight: 700 }, 1);
  write(view.name, { size: 12, weight: 700 }, view.pickupPerson ? 1 : 2);
  if (view.pickupPerson) write(t("row.collects", { name: view.pickupPerson }), small, 1);
  write(t("row.order", { number: view.order }), small, 1);
  if (view.until) write(t("paper.until", { when: view.until }), small, 1);
  const bars = y + label.height - label.margin - top;
  drawCode128(doc, view.order, { x: left, y: top + 3, width, height: Math.min(bars - 3, 34) });
}

/** As large as the shelf's name may stand, to be read from the other side of the counter. */
const fitting = (pen: Pen, text: string, width: number): number =>
  [28, 24, 18, 14].find((size) => pen.lines(text, width, { size, weight: 700 }).length === 1) ?? 11;

/** As many lines as there is room for, the last one with dots where more follows. */
function cut(pen: Pen, text: string, width: number, ink: Ink, most: number) {
  const lines = pen.lines(text, width, ink);
  if (lines.length <= most) return lines;
  const last = lines[most - 1]!.runs.map((run) => run.text).join("");
  return [...lines.slice(0, most - 1), ...pen.lines(`${last.slice(0, -1)}…`, width, ink).slice(0, 1)];
}
