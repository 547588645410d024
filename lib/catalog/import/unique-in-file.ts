import { type ReadProduct, type Refusal, refuseWhole } from "./feed";

/**
 * Makes the judge of one file: what an earlier line has taken, a later one cannot have. A variant whose SKU
 * stands on an earlier line is refused; so is a product whose address an earlier product has, and one that has
 * no variant left.
 */
export function uniqueInFile(): (read: ReadProduct) => ReadProduct {
  const skuLines = new Map<string, number>();
  const slugLines = new Map<string, number>();
  return ({ product, refusals, notes }) => {
    if (!product) return { product, refusals, notes };
    const first = Math.min(...product.lines);
    const taken = slugLines.get(product.slug);
    if (taken !== undefined) {
      const reason = `its address "${product.slug}" is that of line ${taken}`;
      return { product: null, refusals: refuseWhole(product.handle, product.lines, reason), notes: [] };
    }
    const more: Refusal[] = [];
    const variants = product.variants.filter(({ sku, line }) => {
      const other = skuLines.get(sku);
      if (other === undefined) {
        skuLines.set(sku, line);
        return true;
      }
      more.push({
        line,
        product: product.handle,
        part: "variant",
        reason: `SKU "${sku}" stands at line ${other} already`,
      });
      return false;
    });
    const all = more.length === 0 ? refusals : [...refusals, ...more].sort((a, b) => a.line - b.line);
    if (variants.length === 0) return { product: null, refusals: nothingLeft(product, all), notes: [] };
    slugLines.set(product.slug, first);
    const refused = new Set(more.map((m) => m.line));
    return {
      product: { ...product, variants },
      refusals: all,
      notes: refused.size === 0 ? notes : notes.filter((note) => !refused.has(note.line)),
    };
  };
}

/** Lines that have a reason of their own keep it. */
function nothingLeft(product: { handle: string; lines: number[] }, refusals: readonly Refusal[]): Refusal[] {
  const own = new Set(refusals.map((r) => r.line));
  const others = product.lines.filter((line) => !own.has(line));
  const gone = others.map((line): Refusal => {
    return { line, product: product.handle, part: "product", reason: "its product has no variant left" };
  });
  return [...refusals, ...gone].sort((a, b) => a.line - b.line);
}
