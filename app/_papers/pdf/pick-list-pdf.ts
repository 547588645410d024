import { dateTag } from "@/lib/i18n/date-tag";
import { translator } from "@/lib/i18n/translator";
import { drawCode128 } from "./code-128";
import { type Ink, Pen } from "./pen";
import { column, Sheet } from "./sheet";

/** A round through the store on paper; texts are written out. Units. */
export type PickListPaper = {
  store: string;
  /** Who picks, and since when. */
  picker: string;
  lines: {
    place: string | null;
    title: string;
    /** Options and barcode. */
    details: string;
    left: number;
    /** Into which box how many. */
    boxes: string[];
  }[];
  boxes: { box: string; name: string; details: string; order: string }[];
};

const plain: Ink = { size: 11 };
const strong: Ink = { size: 12, weight: 700 };
const small: Ink = { size: 9, color: "#57524a" };
const tick = 15;
const place = 82;
const boxes = 92;

/** A pick list on A4: what to take from which shelf and into which box, with a square to tick; then whose the boxes are. */
export async function pickListPdf(paper: PickListPaper, locale: string): Promise<Buffer> {
  const t = translator(locale, "staff");
  const title = t("paper.pickList");
  const sheet = new Sheet({ title, language: dateTag(locale), author: paper.store });
  sheet.paragraph("H1", title, { size: 20, weight: 700 });
  sheet.paragraph("P", `${paper.store} · ${paper.picker}`, plain);
  sheet.y += 10;
  goods(sheet, paper);
  sheet.y += 18;
  sheet.room(90);
  sheet.paragraph("H2", t("round.boxes"), { size: 14, weight: 700 });
  sheet.y += 4;
  for (const box of paper.boxes) boxRow(sheet, box);
  return sheet.end((page, pages) => `${paper.store} · ${title} · ${t("paper.page", { page, pages })}`);
}

function goods(sheet: Sheet, { lines }: PickListPaper): void {
  const { pen } = sheet;
  const middle = column.left + tick + 10 + place;
  const width = column.right - boxes - middle - 8;
  sheet.rule();
  const table = sheet.group("Table");
  for (const line of lines) {
    const name = pen.lines(`${line.left} × ${line.title}`, width, strong);
    const details = pen.lines(line.details, width, small);
    const into = line.boxes.flatMap((box) => pen.lines(box, boxes, plain));
    const height = Math.max(
      Pen.heightOf(name, strong) + Pen.heightOf(details, small),
      Pen.heightOf(into, plain),
    );
    sheet.room(height + 12);
    const top = sheet.y + 6;
    const row = sheet.group("TR", table);
    sheet.aside(() => sheet.doc.rect(column.left, top, tick, tick).lineWidth(1.2).stroke("#1c1a17"));
    sheet.tag(
      "TD",
      () => pen.write(pen.lines(line.place ?? "–", place, strong), column.left + tick + 10, top, strong),
      row,
    );
    sheet.tag(
      "TD",
      () => {
        pen.write(name, middle, top, strong);
        pen.write(details, middle, top + Pen.heightOf(name, strong), small);
      },
      row,
    );
    sheet.tag("TD", () => pen.write(into, column.right - boxes, top, plain), row);
    row.end();
    sheet.y = top + height + 6;
    sheet.rule();
  }
  table.end();
}

const bars = { width: 170, height: 26 };

function boxRow(sheet: Sheet, { box, name, details, order }: PickListPaper["boxes"][number]): void {
  const { pen } = sheet;
  const width = column.width - bars.width - 12;
  const head = pen.lines(`${box}: ${name}`, width, strong);
  const below = pen.lines(details, width, small);
  const height = Math.max(Pen.heightOf(head, strong) + Pen.heightOf(below, small), bars.height + 4);
  sheet.room(height + 10);
  sheet.tag("P", () => {
    pen.write(head, column.left, sheet.y, strong);
    pen.write(below, column.left, sheet.y + Pen.heightOf(head, strong), small);
  });
  sheet.aside(() => drawCode128(sheet.doc, order, { x: column.right - bars.width, y: sheet.y + 3, ...bars }));
  sheet.y += height + 10;
}
