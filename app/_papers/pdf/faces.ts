import { readFileSync } from "node:fs";
import { join } from "node:path";
import { create, type Font } from "fontkit";
import { unwrapWoff } from "./unwrap-woff";

// Files of the packages as they are: one for each script, the first that has a letter writes it. What is embedded of a
// file is the letters that were written.
const scripts = [
  "onest/files/onest-latin",
  "onest/files/onest-latin-ext",
  "onest/files/onest-cyrillic",
  "biz-udpgothic/files/biz-udpgothic-japanese",
] as const;

export type Weight = 400 | 700;

/** One font file: what it is called in a document, and which letters it has. */
export type Face = { name: string; bytes: Buffer; has: (codePoint: number) => boolean };

const kept = new Map<string, Face>();

function face(script: (typeof scripts)[number], weight: Weight): Face {
  const name = `${script.split("/").at(-1)}-${weight}`;
  const known = kept.get(name);
  if (known) return known;
  const file = join(process.cwd(), "node_modules/@fontsource", `${script}-${weight}-normal.woff`);
  const bytes = unwrapWoff(readFileSync(file));
  const letters = new Set((create(bytes) as Font).characterSet);
  const read = { name, bytes, has: (codePoint: number) => letters.has(codePoint) };
  kept.set(name, read);
  return read;
}

/** Text that one font writes. */
export type Run = { face: Face; text: string };

/** What a Japanese printer sets where a letter is missing. */
const missing = "〓";

/** Splits text into runs of one font each. A letter that none has is written by what it is compatible with. */
export function runsOf(text: string, weight: Weight): Run[] {
  const runs: Run[] = [];
  for (const letter of text.normalize("NFC")) {
    const [written, by] = writerOf(letter, weight);
    const last = runs.at(-1);
    if (last?.face === by) last.text += written;
    else runs.push({ face: by, text: written });
  }
  return runs;
}

function writerOf(letter: string, weight: Weight): [string, Face] {
  for (const written of [letter, letter.normalize("NFKC")]) {
    const by = scripts.find((script) =>
      [...written].every((part) => face(script, weight).has(part.codePointAt(0)!)),
    );
    if (by) return [written, face(by, weight)];
  }
  return [missing, face(scripts[3], weight)];
}
