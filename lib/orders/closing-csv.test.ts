import { parse } from "csv-parse/sync";
import { expect, test } from "vitest";
import { closingCsv } from "./closing-csv";
import type { DailyClosing } from "./daily-closing";

const closing = (name: string): DailyClosing => ({
  store: { slug: "kallio", name, timeZone: "Europe/Helsinki" },
  day: "2026-03-02",
  from: "2026-03-01T22:00:00.000Z",
  until: "2026-03-02T22:00:00.000Z",
  currency: "EUR",
  means: [
    { means: "cash", out: 123456, back: 5 },
    { means: "card_terminal", out: 0, back: 0 },
    { means: "card_online", out: 0, back: 450 },
    { means: "gift_card", out: 500, back: 0 },
  ],
  handovers: { out: 3, back: 1 },
  shipments: 2,
  returns: 4,
  refunds: 2,
  discounts: { out: 100, back: 0 },
  vat: [{ basisPoints: 2550, gross: { out: 900, back: 450 }, vat: { out: 183, back: 91 } }],
});
const read = (name: string): string[][] => parse(closingCsv(closing(name)), { bom: true });

test("has a row for everything that is counted, amounts as decimals", () => {
  expect(closingCsv(closing("Kallio")).startsWith("\uFEFFstore,")).toBe(true);
  const [head, ...rows] = read("Kallio");
  expect(head).toHaveLength(10);
  expect(rows.map((row) => row.slice(4))).toEqual([
    ["payment", "cash", "1234.56", "0.05", "", ""],
    ["payment", "card_terminal", "0.00", "0.00", "", ""],
    ["payment", "card_online", "0.00", "4.50", "", ""],
    ["payment", "gift_card", "5.00", "0.00", "", ""],
    ["goods_by_vat_rate", "25.50", "9.00", "4.50", "1.83", "0.91"],
    ["discounts", "", "1.00", "0.00", "", ""],
    ["handovers", "", "3", "1", "", ""],
    ["shipments", "", "2", "0", "", ""],
    ["returns", "", "0", "4", "", ""],
    ["refunds", "", "0", "2", "", ""],
  ]);
  for (const row of rows) expect(row.slice(0, 4)).toEqual(["kallio", "Kallio", "2026-03-02", "EUR"]);
});

test.each(["=HYPERLINK(1)", "+1", "-1", "@SUM(A1)", "\tx", "\rx"])(
  "a store called %j is no formula",
  (name) => {
    for (const row of read(name).slice(1)) expect(row[1]).toBe(`'${name}`);
  },
);

test.each(['Kallio, "the first"', "Rivi\nvaihto", "東京店"])("a store called %j is called that", (name) => {
  for (const row of read(name).slice(1)) expect(row[1]).toBe(name);
});
