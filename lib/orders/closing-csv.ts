import { stringify } from "csv-stringify/sync";
import { decimalOf } from "@/lib/kernel/money";
import type { DailyClosing, OutAndBack } from "./daily-closing";

const columns = ["store", "name", "day", "currency", "what", "by", "out", "back", "vat_out", "vat_back"];

/**
 * A closing for a spreadsheet: UTF-8 with its mark, a row per means, rate and count, amounts as decimals with a point. What
 * a spreadsheet would take for a formula is told by an apostrophe to be text.
 */
export function closingCsv(closing: DailyClosing): string {
  const { store, day, currency } = closing;
  const decimals = ({ out, back }: OutAndBack) =>
    [out, back].map((amount) => decimalOf({ amount, currency }));
  const about = [store.slug, store.name, day, currency];
  const rows = [
    ...closing.means.map((paid) => [...about, "payment", paid.means, ...decimals(paid)]),
    ...closing.vat.map(({ basisPoints, gross, vat }) => [
      ...about,
      "goods_by_vat_rate",
      (basisPoints / 100).toFixed(2),
      ...decimals(gross),
      ...decimals(vat),
    ]),
    [...about, "discounts", "", ...decimals(closing.discounts)],
    [...about, "handovers", "", closing.handovers.out, closing.handovers.back],
    [...about, "shipments", "", closing.shipments, 0],
    [...about, "returns", "", 0, closing.returns],
    [...about, "refunds", "", 0, closing.refunds],
  ];
  const whole = rows.map((row) => [...row, ...Array(columns.length - row.length).fill("")]);
  return stringify([columns, ...whole], { bom: true, escape_formulas: true, record_delimiter: "windows" });
}
