/** A piece of a message: words, or an address to follow. `at` is where it begins. */
export type Part = { at: number; text: string; href: string | null };

/** Cuts a message at its web addresses. Only http and https are followed; a full stop after one is not part of it. */
export function linkParts(text: string): Part[] {
  const parts: Part[] = [];
  let end = 0;
  for (const found of text.matchAll(/https?:\/\/[^\s<>"]*[^\s<>".,;:!?)]/g)) {
    if (found.index > end) parts.push({ at: end, text: text.slice(end, found.index), href: null });
    parts.push({ at: found.index, text: found[0], href: found[0] });
    end = found.index + found[0].length;
  }
  if (end < text.length) parts.push({ at: end, text: text.slice(end), href: null });
  return parts;
}
