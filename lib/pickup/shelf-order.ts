const collator = new Intl.Collator("en", { numeric: true });

/** Shelves as somebody walks past them: A-2 before A-10; what has no place comes last. */
export function byShelf(a: { shelf: string | null }, b: { shelf: string | null }): number {
  if (a.shelf === null || b.shelf === null) return Number(a.shelf === null) - Number(b.shelf === null);
  return collator.compare(a.shelf, b.shelf);
}
