import { createHash } from "node:crypto";

// Letters that Unicode does not take apart into a Latin letter and a mark.
const latin: Readonly<Record<string, string>> = {
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ø: "o",
  ł: "l",
  đ: "d",
  ð: "d",
  þ: "th",
  ı: "i",
};

/** Eight hexadecimal characters that tell two texts apart. The same text gives the same ones, for ever. */
export const shortHash = (text: string): string =>
  createHash("sha256").update(text).digest("hex").slice(0, 8);

/**
 * A text as it may stand in an address: lower-case ASCII letters, digits and single hyphens, at most `max`
 * characters (at least 16). Where that would lose letters or an end, a short hash of the whole text is added,
 * so that different texts stay different.
 * @returns an empty string for a text without anything to read in it.
 */
export function slugOf(text: string, max: number): string {
  const lower = text.normalize("NFC").trim().toLowerCase();
  if (!/[\p{L}\p{N}]/u.test(lower)) return "";
  const plain = lower
    .replace(/[ßæœøłđðþı]/g, (letter) => latin[letter] ?? letter)
    .normalize("NFKD")
    .replace(/\p{M}/gu, "");
  const lostLetters = /[^\P{L}a-z]|[^\P{N}0-9]/u.test(plain);
  const slug = plain.replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");
  if (!lostLetters && slug.length <= max) return slug;
  const kept = slug.slice(0, max - 9).replace(/-$/, "");
  return kept === "" ? shortHash(lower) : `${kept}-${shortHash(lower)}`;
}
