import { bounds } from "../bounds";
import type { FeedPicture, Note, Refusal } from "../feed";
import { oneLine, readPictureUrl } from "./cells";
import type { ShopifyRow } from "./columns";

/** The pictures of a product's rows, in the order their positions give; those without one come last. */
export function readPictures(
  rows: readonly ShopifyRow[],
  said: { refusals: Refusal[]; notes: Note[] },
): FeedPicture[] {
  const found: (FeedPicture & { position: number })[] = [];
  const seen = new Set<string>();
  for (const { line, cells } of rows) {
    if (cells.imageSrc === "") continue;
    const refuse = (reason: string) =>
      said.refusals.push({ line, product: cells.handle, part: "picture", reason });
    const url = readPictureUrl(cells.imageSrc);
    if ("reason" in url) refuse(url.reason);
    else if (seen.has(url.value)) said.notes.push({ line, text: "picture stands twice: kept once" });
    else if (found.length >= bounds.pictures) refuse(`the product has more than ${bounds.pictures} pictures`);
    else {
      seen.add(url.value);
      const alt = oneLine(cells.imageAlt);
      if (alt.length > bounds.alt)
        said.notes.push({ line, text: `alt text is longer than ${bounds.alt} characters: cut` });
      const position = /^\d{1,6}$/.test(cells.imagePosition)
        ? Number(cells.imagePosition)
        : Number.POSITIVE_INFINITY;
      found.push({ src: url.value, alt: cut(alt), position });
    }
  }
  return found
    .sort((a, b) => (a.position === b.position ? 0 : a.position - b.position))
    .map(({ src, alt }) => ({ src, alt }));
}

/** Cuts between characters, never inside one. */
const cut = (text: string): string => {
  let kept = "";
  for (const character of text) {
    if (kept.length + character.length > bounds.alt) break;
    kept += character;
  }
  return kept;
};
