import { extractText, getDocumentProxy } from "unpdf";
import { describe, expect, test } from "vitest";
import type { PaperView } from "@/components/shop/order/paper";
import { translator } from "@/lib/i18n/translator";
import { formatMoney } from "@/lib/kernel/money";
import { paperPdf } from "./pdf/paper-pdf";

const money = (amount: number) => ({ amount, currency: "EUR" });
const paper = (title: string, lines: PaperView["lines"]): PaperView => ({
  title,
  numbers: ["R-KALLIO-2026-000017", "1000123"],
  date: "22.11.2026",
  seller: "Aisle Oy, VAT FI12345678",
  places: [{ name: "Kallio", address: "Fleminginkatu 5, 00530 Helsinki", phone: "+358 9 123" }],
  parts: [],
  lines,
  delivery: money(590),
  total: money(1940),
  vat: [{ rate: "14 %", net: money(1702), vat: money(238), gross: money(1940) }],
  paid: [],
  note: null,
  issued: [],
});
const line = (title: string): PaperView["lines"][number] => ({
  title,
  options: "",
  quantity: 3,
  unit: money(500),
  off: money(150),
  total: money(1350),
});
/** Without spaces: how far apart letters stand is for the eye. */
const bare = (text: string) => text.normalize("NFKC").replace(/\s/g, "");
async function textOf(pdf: Buffer) {
  const read = await getDocumentProxy(new Uint8Array(pdf));
  const { text, totalPages } = await extractText(read, { mergePages: true });
  return { text: bare(text), pages: totalPages, read };
}

const titles = {
  en: "Rye loaf",
  fi: "Pitkäikäinen ruisleipä, viipaloitu",
  tr: "Çavdar ekmeği, İğde ve ışgın",
  ru: "Ржаной хлеб с ягодами и мёдом",
  ja: "ライ麦パン（全粒粉、スライス済み）",
} as const;

describe.each(Object.entries(titles))("a receipt in %s", (locale, title) => {
  test("says in its file what it says on its page", async () => {
    const t = translator(locale, "order.receipt");
    const pdf = await paperPdf(paper(t("title"), [line(title)]), locale);
    const { text } = await textOf(pdf);
    for (const said of [
      t("title"),
      "R-KALLIO-2026-000017",
      "Aisle Oy, VAT FI12345678",
      title,
      "3 × ",
      t("vat"),
      ...[500, 150, 1350, 590, 1940, 1702, 238].map((amount) => formatMoney(money(amount), locale)),
    ])
      expect(text, said).toContain(bare(said));
    expect(pdf.length).toBeLessThan(120_000);
  });
});

test("a file has its language, its title and its structure, and says nothing but itself", async () => {
  const pdf = await paperPdf(paper("Kuitti", [line("Ruisleipä")]), "fi");
  const { read } = await textOf(pdf);
  const { info } = await read.getMetadata();
  expect(info).toMatchObject({ Title: "Kuitti R-KALLIO-2026-000017", Language: "fi" });
  expect((await read.getMarkInfo())?.Marked).toBe(true);
  const tree = JSON.stringify(await (await read.getPage(1)).getStructTree());
  for (const role of ["H1", "Table", "TR", "TD", "TH", "Caption"]) expect(tree).toContain(`"role":"${role}"`);
  expect(pdf.toString("latin1")).not.toMatch(/Helvetica|\/JavaScript|\/URI/);
});

test("many lines go on from page to page, with the number at the foot of each", async () => {
  const lines = Array.from({ length: 60 }, (_, n) =>
    line(`Line number ${n} of an order that has many of them`),
  );
  const { text, pages } = await textOf(await paperPdf(paper("Receipt", lines), "en"));
  expect(pages).toBeGreaterThan(2);
  expect(text).toContain("Linenumber59");
  expect(text).toContain(bare(`page ${pages} of ${pages}`));
});

test("a letter that no font has, and a word wider than the page, do not stop it", async () => {
  const { text } = await textOf(
    await paperPdf(paper("Receipt", [line(`🦊 ${"x".repeat(300)} ﬁn\u202f№`)]), "en"),
  );
  expect(text).toContain("〓x");
  expect(text).toContain("finNo");
});
