import type { PaperView } from "@/components/shop/order/paper";
import { dateTag } from "@/lib/i18n/date-tag";
import { translator } from "@/lib/i18n/translator";
import { formatMoney, type Money } from "@/lib/kernel/money";
import { type Ink, Pen } from "./pen";
import { column, Sheet } from "./sheet";

const quiet = "#6b655b";
const green = "#1f5b43";
const plain: Ink = { size: 10 };
const small: Ink = { size: 8.5, color: quiet };
const strong: Ink = { size: 10, weight: 700 };

/** Where the amounts begin that stand at the right. */
const amounts = 110;

/**
 * A receipt, credit note or confirmation as a file: A4, with its structure for those who listen, and only those letters of
 * its fonts that it needs. Says what the page says, from the same view and the same words.
 * Throws RangeError for what would go on for more pages than anybody reads.
 */
export async function paperPdf(paper: PaperView, locale: string): Promise<Buffer> {
  const t = translator(locale, "order.receipt");
  const name = translator(locale, "shop")("name");
  const title = `${paper.title} ${paper.numbers[0] ?? ""}`.trim();
  const sheet = new Sheet({ title, language: dateTag(locale), author: name });
  head(sheet, paper, name);
  parts(sheet, paper);
  goods(sheet, paper, locale);
  sums(sheet, paper, locale);
  vat(sheet, paper, locale);
  if (paper.note) {
    sheet.y += 18;
    sheet.paragraph("P", paper.note, small);
  }
  return sheet.end((page, pages) => `${name} · ${title} · ${t("page", { page, pages })}`);
}

/** Who and where at the left, what and when at the right. */
function head(sheet: Sheet, paper: PaperView, name: string): void {
  const { pen } = sheet;
  const top = sheet.y;
  const half = column.width / 2 - 10;
  sheet.aside(() => sign(sheet.doc, column.left, top));
  const big: Ink = { size: 17, weight: 700, color: green };
  sheet.tag("P", () => pen.write(pen.lines(name, half - 36, big), column.left + 36, top - 2, big));
  let left = top + 34;
  const places = paper.places.map(({ name: place, address, phone }) =>
    [`${place}, ${address}`, phone].filter(Boolean).join(" · "),
  );
  for (const text of [...(paper.seller ? [paper.seller] : []), ...places]) {
    const lines = pen.lines(text, half, small);
    sheet.tag("P", () => pen.write(lines, column.left, left, small));
    left += Pen.heightOf(lines, small) + 2;
  }
  let right = top - 2;
  const said: [string, string, Ink][] = [
    ["H1", paper.title, { size: 17, weight: 700 }],
    ...paper.numbers.map((number): [string, string, Ink] => ["P", number, plain]),
    ["P", paper.date, { ...plain, color: quiet }],
  ];
  for (const [tag, text, ink] of said) {
    const lines = pen.lines(text, half, ink);
    sheet.tag(tag, () => pen.write(lines, column.left, right, ink, { right: column.right }));
    right += Pen.heightOf(lines, ink);
  }
  sheet.y = Math.max(left, right) + 20;
}

/** The awning of the shop's sign. */
function sign(doc: PDFKit.PDFDocument, x: number, y: number): void {
  doc.save().translate(x, y).scale(0.82);
  doc.path("M5 3h24l4 10.5H1z").fill(green);
  doc
    .path(
      "M1 13.5h6.4v1.8a3.2 3.2 0 0 1-6.4 0zm12.8 0h6.4v1.8a3.2 3.2 0 0 1-6.4 0zm12.8 0H33v1.8a3.2 3.2 0 0 1-6.4 0z",
    )
    .fill(green);
  doc.path("M10.8 3h4.1L14 13.5H8.2zm8.3 0h4.1l2.6 10.5H20z").fill("#fffdf8");
  doc.path("M4 20v8.5h26V20M13 28.5V21h8v7.5").lineWidth(2).strokeColor(green).stroke();
  doc.restore();
}

function parts(sheet: Sheet, { parts: all }: PaperView): void {
  for (const { title, text } of all) {
    sheet.paragraph("P", title, strong);
    sheet.paragraph("P", text, { ...plain, color: quiet });
    sheet.y += 6;
  }
  if (all.length > 0) sheet.y += 8;
}

/** What was bought, a row each: what it is and how many, and what it costs. */
function goods(sheet: Sheet, { lines, delivery }: PaperView, locale: string): void {
  const t = translator(locale, "prices");
  const said = (money: Money) => formatMoney(money, locale);
  const rows = lines.map((line) => ({
    title: [line.title, line.options].filter(Boolean).join(" · "),
    beside: [
      { text: `${line.quantity} × ${said(line.unit)}`, ink: small },
      ...(line.off ? [{ text: `${t("discount")} ${said(line.off)}`, ink: { ...small, color: green } }] : []),
    ],
    total: said(line.total),
  }));
  if (delivery) rows.push({ title: t("delivery"), beside: [], total: said(delivery) });
  sheet.rule();
  const table = sheet.group("Table");
  for (const { title, beside, total } of rows) {
    const width = column.width - amounts;
    const written = [{ text: title, ink: plain }, ...beside].map(({ text, ink }) => ({
      ink,
      lines: sheet.pen.lines(text, width, ink),
    }));
    const height = written.reduce((sum, { lines: own, ink }) => sum + Pen.heightOf(own, ink), 0);
    sheet.room(height + 14);
    sheet.y += 6;
    const row = sheet.group("TR", table);
    const top = sheet.y;
    sheet.tag(
      "TD",
      () => {
        let y = top;
        for (const { lines: own, ink } of written) {
          sheet.pen.write(own, column.left, y, ink);
          y += Pen.heightOf(own, ink);
        }
      },
      row,
    );
    sheet.tag("TD", () => atRight(sheet, total, top, plain), row);
    row.end();
    sheet.y = top + height + 6;
    sheet.rule();
  }
  table.end();
}

const atRight = (sheet: Sheet, text: string, y: number, ink: Ink): void =>
  sheet.pen.write(sheet.pen.lines(text, column.width, ink), column.left, y, ink, { right: column.right });

/** The total, and how it is paid. */
function sums(sheet: Sheet, paper: PaperView, locale: string): void {
  const rows = [
    {
      label: translator(locale, "order.receipt")("total"),
      text: formatMoney(paper.total, locale),
      ink: { size: 14, weight: 700 } as Ink,
    },
    ...paper.paid.map(({ by, said, amount }) => ({
      label: by,
      text: `${said} ${formatMoney(amount, locale)}`.trim(),
      ink: plain,
    })),
  ];
  sheet.y += 12;
  for (const { label, text, ink } of rows) {
    sheet.room(ink.size * 1.6);
    sheet.tag("P", () => {
      sheet.pen.write(sheet.pen.lines(label, column.width, ink), column.left, sheet.y, ink);
      atRight(sheet, text, sheet.y, ink);
    });
    sheet.y += ink.size * 1.6;
  }
}

/** The VAT in the prices, a row for each rate. */
function vat(sheet: Sheet, paper: PaperView, locale: string): void {
  if (paper.vat.length === 0) return;
  const t = translator(locale, "order.receipt");
  sheet.y += 16;
  sheet.room(60 + paper.vat.length * 18);
  const table = sheet.group("Table");
  const caption = sheet.pen.lines(t("vat"), column.width, strong);
  sheet.tag("Caption", () => sheet.pen.write(caption, column.left, sheet.y, strong), table);
  sheet.y += Pen.heightOf(caption, strong) + 4;
  const said = (money: Money) => formatMoney(money, locale);
  const heads = (["rate", "net", "tax", "gross"] as const).map((of) => t(of));
  vatRow(sheet, table, heads, "TH", small);
  sheet.rule();
  for (const share of paper.vat) {
    sheet.y += 4;
    vatRow(sheet, table, [share.rate, ...[share.net, share.vat, share.gross].map(said)], "TD", plain);
  }
  table.end();
}

function vatRow(
  sheet: Sheet,
  table: ReturnType<Sheet["group"]>,
  cells: string[],
  tag: "TH" | "TD",
  ink: Ink,
): void {
  const row = sheet.group("TR", table);
  const each = column.width / cells.length;
  const written = cells.map((text) => sheet.pen.lines(text, each - 6, ink));
  const top = sheet.y;
  for (const [n, lines] of written.entries())
    sheet.tag(
      tag,
      () =>
        sheet.pen.write(
          lines,
          column.left,
          top,
          ink,
          n === 0 ? undefined : { right: column.left + each * (n + 1) },
        ),
      row,
    );
  row.end();
  sheet.y += Math.max(...written.map((lines) => Pen.heightOf(lines, ink))) + 2;
}
