import { pipeline } from "node:stream";
import { CsvError, parse } from "csv-parse";
import { bounds } from "./bounds";
import { BrokenFile } from "./broken-file";
import type { Source } from "./feed";

export type CsvRecord = { line: number; cells: string[] };

/**
 * Reads a CSV file record by record: UTF-8, commas, double quotes, any line ending. Blank lines are passed over.
 * Throws BrokenFile when it is not such a file to its very end.
 */
export async function* csvRecords(source: Source): AsyncGenerator<CsvRecord> {
  // Lines are counted here, from the line breaks inside cells, because the parser counts the two characters of a
  // quoted CRLF twice; and while parsing, because an error throws away the records that nobody has read yet.
  let next = 1;
  const firstLines: number[] = [];
  const parser = parse({
    bom: true,
    max_record_size: bounds.record,
    record_delimiter: ["\r\n", "\n", "\r"],
    // Judged below, with a message of ours.
    relax_column_count: true,
    on_record: (cells) => {
      const blank = cells.length === 1 && cells[0]!.trim() === "";
      if (!blank) firstLines.push(next);
      next += 1 + lineBreaks(cells);
      return blank ? null : cells;
    },
  });
  // An error anywhere destroys the parser with it, and the loop below throws it.
  pipeline(source.open(), utf8Only, parser, () => {});
  let width: number | undefined;
  try {
    for await (const cells of parser as AsyncIterable<string[]>) {
      const record = { line: firstLines.shift()!, cells };
      width ??= cells.length;
      if (cells.length !== width) throw uneven(record, width);
      yield record;
    }
  } catch (error) {
    throw explain(error, next);
  }
}

const uneven = ({ line, cells }: CsvRecord, width: number): BrokenFile =>
  new BrokenFile(
    `has ${cells.length} cells where the header has ${width}; the file may have been cut off`,
    line,
  );

function lineBreaks(cells: readonly string[]): number {
  let count = 0;
  for (const cell of cells)
    for (let at = cell.indexOf("\n"); at !== -1; at = cell.indexOf("\n", at + 1)) count += 1;
  return count;
}

async function* utf8Only(bytes: AsyncIterable<Buffer | string>): AsyncGenerator<Buffer> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let length = 0;
  for await (const piece of bytes) {
    const chunk = typeof piece === "string" ? Buffer.from(piece) : piece;
    length += chunk.length;
    if (length > bounds.file) throw new BrokenFile("the file is larger than 2 GiB");
    if (chunk.includes(0))
      throw new BrokenFile("the file is binary, or text in UTF-16; save it as CSV in UTF-8");
    decoder.decode(chunk, { stream: true });
    yield chunk;
  }
  decoder.decode();
}

const csvReasons: Readonly<Record<string, string>> = {
  CSV_QUOTE_NOT_CLOSED: "a quotation mark is opened here and never closed; the file may have been cut off",
  CSV_INVALID_CLOSING_QUOTE: "something follows a closing quotation mark",
  INVALID_OPENING_QUOTE: "a quotation mark stands in the middle of a cell",
  CSV_MAX_RECORD_SIZE: "is longer than 2 MiB; a quotation mark may be missing",
};

function explain(error: unknown, line: number): unknown {
  if (error instanceof CsvError) return new BrokenFile(csvReasons[error.code] ?? error.message, line);
  const code = error instanceof Error ? (error as { code?: unknown }).code : undefined;
  if (code === "ERR_ENCODING_INVALID_ENCODED_DATA")
    return new BrokenFile("the file is not in UTF-8; save it as CSV in UTF-8");
  if (typeof code === "string" && /^Z_/.test(code))
    return new BrokenFile(`the gzip file is damaged or cut off (${(error as Error).message})`);
  return error;
}
