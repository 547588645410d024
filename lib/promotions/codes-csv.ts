import { stringify } from "csv-stringify/sync";
import { textIn } from "@/lib/i18n/locales";
import type { IssuedCode } from "./staff-promotions";

/** Codes for a spreadsheet: UTF-8 with its mark. What it would take for a formula is told by an apostrophe to be text. */
export const codesCsv = (codes: readonly IssuedCode[], locale: string): string =>
  stringify(
    [
      ["promotion", "code", "max_uses", "uses"],
      ...codes.map(({ name, code, maxUses, uses }) => [textIn(name, locale), code, maxUses ?? "", uses]),
    ],
    { bom: true, escape_formulas: true, record_delimiter: "windows" },
  );
