/** What our stored HTML may name; everything else in it is text already. */
const named: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: " " };

/** The words of safe HTML, on one line. Not for putting back into HTML. */
export const plainText = (html: string): string =>
  html
    .replace(/<\/?(?:p|br|div|h\d|[ou]l|li|t[dhr]|table|thead|tbody|blockquote)\b[^>]*>/gi, " ")
    .replace(/<[^>]*>/g, "")
    .replace(/&(?:#(\d{1,6})|#x([0-9a-f]{1,5})|(\w{2,4}));/gi, (whole, decimal, hex, name) => {
      if (name) return named[name.toLowerCase()] ?? whole;
      return String.fromCodePoint(decimal ? Number(decimal) : Number.parseInt(hex, 16));
    })
    .replace(/\s+/g, " ")
    .trim();

const segmenter = new Intl.Segmenter(undefined, { granularity: "grapheme" });

/** The same, ended after a whole word where it would be longer than `most` characters. */
export function shortText(text: string, most: number): string {
  const signs = [...segmenter.segment(text)].map(({ segment }) => segment);
  if (signs.length <= most) return text;
  const kept = signs.slice(0, most - 1).join("");
  const lastSpace = kept.lastIndexOf(" ");
  return `${kept.slice(0, lastSpace > kept.length / 2 ? lastSpace : undefined).replace(/[\s,;:–-]+$/, "")}…`;
}
