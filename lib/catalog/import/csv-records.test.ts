import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { BrokenFile } from "./broken-file";
import { type CsvRecord, csvRecords } from "./csv-records";
import { sourceOf } from "./practice-file";

async function records(content: string | Buffer, pieceLength?: number): Promise<CsvRecord[]> {
  const all: CsvRecord[] = [];
  for await (const record of csvRecords(sourceOf(content, pieceLength))) all.push(record);
  return all;
}

const broken = (content: string | Buffer): Promise<unknown> =>
  records(content).then(
    () => "it was read",
    (error: unknown) => error,
  );

describe("CSV records", () => {
  test.each(["\n", "\r\n", "\r"])(
    "are numbered by the line they begin on, with lines ending in %j",
    async (end) => {
      const text = ["a,b", '1,"x"', "", "2,y", "3,z", ""].join(end);
      expect(await records(text)).toEqual([
        { line: 1, cells: ["a", "b"] },
        { line: 2, cells: ["1", "x"] },
        { line: 4, cells: ["2", "y"] },
        { line: 5, cells: ["3", "z"] },
      ]);
    },
  );

  test.each([1, 2, 3, 7, 4096])(
    "count the lines inside cells, read %i bytes at a time",
    async (pieceLength) => {
      const text = 'a,b\r\n1,"x\r\ny\nz"\r\n\r\n"2 ""q"", ä",\r\n3,ü\r\n';
      expect(await records(text, pieceLength)).toEqual([
        { line: 1, cells: ["a", "b"] },
        { line: 2, cells: ["1", "x\r\ny\nz"] },
        { line: 6, cells: ['2 "q", ä', ""] },
        { line: 7, cells: ["3", "ü"] },
      ]);
    },
  );

  test("do not begin with a byte order mark", async () => {
    expect(await records("\ufeffa,b\n")).toEqual([{ line: 1, cells: ["a", "b"] }]);
  });

  test.each<[string, string | Buffer, RegExp]>([
    [
      "a quotation mark that is never closed",
      'a,b\r\n1,"x\r\ny"\r\n3,"z\r\n4,5\r\n',
      /^line 4: a quotation mark is opened/,
    ],
    ["a record that is cut off", "a,b\n1,2\n3", /^line 3: has 1 cells where the header has 2/],
    ["a record with cells too many", "a,b\n1,2,3\n", /^line 2: has 3 cells/],
    ["a quotation mark inside a cell", 'a,b\n1,2\n3,x"y\n', /^line 3: a quotation mark stands in the middle/],
    ["something after a quoted cell", 'a,b\n1,"x"y\n', /^line 2: something follows/],
    ["a record without end", `a,b\n1,"${"x".repeat(2_200_000)}`, /^line 2: is longer than 2 MiB/],
    ["Latin-1", Buffer.from("a,b\n\xe4,1\n", "latin1"), /not in UTF-8/],
    ["half a character at the end", Buffer.from("a,b\n1,ä").subarray(0, -1), /not in UTF-8/],
    ["UTF-16", Buffer.from("a,b\n1,2\n", "utf16le"), /UTF-16/],
    ["a program", Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0, 1, 2]), /binary/],
    ["a gzip file that nobody unzipped", gzipSync("a,b\n".repeat(100)), /binary|UTF-8/],
  ])("are not read from %s", async (_what, content, message) => {
    const error = await broken(content);
    expect(error).toBeInstanceOf(BrokenFile);
    expect((error as BrokenFile).message).toMatch(message);
  });
});
