import { createHash } from "node:crypto";

/** From which time on a statement counts as one that comes again and again. */
const often = 10;
/** How many different statements are counted; a shop has a few hundred. */
const counted = 2_000;

const uses = new Map<string, number>();
const names = new Map<string, string>();

/**
 * The name under which each connection keeps the plan of a statement: always the same one for the same text. Each
 * connection spends memory on every plan, so a statement gets its name only once it has come often.
 * @returns undefined for a statement without values, or one that is not asked often
 */
export function planName(text: string): string | undefined {
  const known = names.get(text);
  if (known) return known;
  if (!text.includes("$1")) return undefined;
  const times = (uses.get(text) ?? 0) + 1;
  if (times < often) {
    if (uses.size >= counted) uses.clear();
    uses.set(text, times);
    return undefined;
  }
  uses.delete(text);
  // A list of changing length is a statement of its own for each length: what fills the table is forgotten.
  if (names.size >= counted) names.clear();
  const name = `aisle_${createHash("sha256").update(text).digest("base64url").slice(0, 16)}`;
  names.set(text, name);
  return name;
}
