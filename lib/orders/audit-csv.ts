import { stringify } from "csv-stringify/sync";
import type { AuditEntry } from "./audit";

const columns = ["at", "what", "actor", "name", "channel", "store", "device", "order", "details"];

/**
 * What was done for a spreadsheet: UTF-8 with its mark, a row per event. What a spreadsheet would take for a formula is
 * told by an apostrophe to be text.
 */
export function auditCsv(entries: readonly AuditEntry[]): string {
  const rows = entries.map((e) => [
    ...[e.at, e.name, e.actor, e.actorName, e.channel, e.store ?? "", e.device ?? "", e.order ?? ""],
    JSON.stringify(e.data),
  ]);
  return stringify([columns, ...rows], { bom: true, escape_formulas: true, record_delimiter: "windows" });
}
