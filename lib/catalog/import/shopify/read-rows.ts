import { bounds } from "../bounds";
import { BrokenFile } from "../broken-file";
import { csvRecords } from "../csv-records";
import type { Source } from "../feed";
import { type Header, readHeader, readRow, type ShopifyRow } from "./columns";

/** Reads a product CSV row by row, without rows that are empty. Throws BrokenFile. */
export async function* readRows(source: Source): AsyncGenerator<ShopifyRow> {
  let header: Header | undefined;
  let rows = 0;
  for await (const record of csvRecords(source)) {
    if (!header) {
      header = readHeader(record);
      continue;
    }
    if (record.cells.every((cell) => cell.trim() === "")) continue;
    rows += 1;
    if (rows > bounds.rows) throw new BrokenFile(`more than ${bounds.rows} rows`, record.line);
    yield readRow(header, record);
  }
  if (!header) throw new BrokenFile("the file is empty");
  if (rows === 0) throw new BrokenFile("the file has a header and no products");
}

/** What a row's product is known by: handles differ by more than case. */
export const productKey = (row: ShopifyRow): string => row.cells.handle.normalize("NFC").toLowerCase();
