import { extractText, getDocumentProxy } from "unpdf";
import { expect, test } from "vitest";
import { labelPdf } from "./pdf/label-pdf";

const label = {
  order: "1000123",
  name: "Emmi Virtanen",
  pickupPerson: null,
  store: "Kallio",
  shelf: "A-12",
  until: "27 Nov 2026, 21:00",
  bags: 2,
};
const bare = (text: string) => text.normalize("NFKC").replace(/\s/g, "");

async function read(pdf: Buffer) {
  const document = await getDocumentProxy(new Uint8Array(pdf));
  const { text, totalPages } = await extractText(document, { mergePages: false });
  const [, , width, height] = (await document.getPage(1)).view;
  const millimetres = (points: number | undefined) => Math.round(((points ?? 0) * 25.4) / 72);
  return { pages: text.map(bare), totalPages, size: [millimetres(width), millimetres(height)] };
}

test("a roll has a label for each bag, as wide as the roll", async () => {
  const { pages, size } = await read(await labelPdf(label, "roll", "en"));
  expect(size).toEqual([62, 56]);
  expect(pages).toHaveLength(2);
  for (const [n, page] of pages.entries())
    for (const said of [
      "A-12",
      "EmmiVirtanen",
      "Order1000123",
      "Until:27Nov2026",
      "Kallio",
      `Bag${n + 1}of2`,
    ])
      expect(page).toContain(said);
});

test("a sheet has all of them on one page", async () => {
  const { pages, size } = await read(await labelPdf({ ...label, bags: 9 }, "a4", "fi"));
  expect([pages.length, size]).toEqual([1, [210, 297]]);
  expect(pages[0]!.match(/Kassi\d\/9/g)).toHaveLength(9);
});

test("names and shelves that are longer than a label leave room for the bars", async () => {
  const long = {
    ...label,
    name: "Константин Константинопольский-Достоевский младший и его почтенная бабушка",
    shelf: "Third cupboard from the left, upper half",
    bags: 1,
  };
  for (const locale of ["ru", "ja", "tr"]) {
    const { pages } = await read(await labelPdf(long, "roll", locale));
    expect(pages).toHaveLength(1);
    expect(pages[0]).toContain("...");
  }
});
