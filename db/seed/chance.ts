/** FNV-1a with a final mix: the same words give the same number in [0, 1), on every machine. */
export function chance(...words: readonly string[]): number {
  let h = 0x811c9dc5;
  for (const char of words.join("|")) h = Math.imul(h ^ char.charCodeAt(0), 0x01000193);
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return ((h ^ (h >>> 16)) >>> 0) / 2 ** 32;
}
