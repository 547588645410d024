import { expect, test } from "vitest";
import type { Figures, StoreReport } from "./pickup-report";
import { reportCsv } from "./report-csv";

const figures: Figures = {
  ready: 3,
  onTime: 2,
  collected: 2,
  cancelled: 0,
  noShows: 1,
  waitMedian: null,
  waitNinth: 840,
  pickMedian: 1200,
  shortUnits: 0,
  refunds: 1,
  refundAmount: 1290,
};
const store = { slug: "kallio", name: "=Kallio", timeZone: "Europe/Helsinki" };
const report: StoreReport = {
  store,
  from: new Date(0),
  until: new Date(1),
  now: figures,
  before: { ...figures, refundAmount: 0 },
  steps: [{ at: "2026-11-24T09", ready: 2, onTime: 1, collected: 1 }],
  shorts: [{ reason: "damaged", units: 2 }],
  clerks: [
    {
      actor: "user:1",
      name: '=HYPERLINK("http://elsewhere.example")',
      picked: 2,
      pickMedian: null,
      handedOver: 1,
      shortUnits: 0,
    },
    { actor: "user:2", name: "Mäkelä, Aino", picked: 1, pickMedian: 60, handedOver: 0, shortUnits: 0 },
  ],
  currency: "EUR",
};
const linesOf = (text: string) =>
  text
    .replace(/^\uFEFF/, "")
    .trimEnd()
    .split("\r\n");

test("a name that a spreadsheet would run is text, and one with a comma is one field", () => {
  expect(linesOf(reportCsv("clerks", report, []))).toEqual([
    "store,clerk,picked,pick_median_seconds,handed_over,short_units",
    `kallio,"'=HYPERLINK(""http://elsewhere.example"")",2,,1,0`,
    'kallio,"Mäkelä, Aino",1,60,0,0',
  ]);
  const [, row] = linesOf(reportCsv("stores", report, [{ store, now: figures, before: figures }]));
  expect(row).toBe("kallio,'=Kallio,3,2,,840,2,1,0");
});

test("numbers are plain, money has a point, and what was not measured is empty", () => {
  const lines = linesOf(reportCsv("figures", report, []));
  expect(lines).toContain("kallio,on_time,2,2");
  expect(lines).toContain("kallio,wait_median,,");
  expect(lines).toContain("kallio,refund_amount,12.90,0.00");
  expect(linesOf(reportCsv("steps", report, []))[1]).toBe("kallio,2026-11-24T09,2,1,1");
  expect(linesOf(reportCsv("shorts", report, []))[1]).toBe("kallio,damaged,2");
});
