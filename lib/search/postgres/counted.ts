import type { VariantOption } from "@/db/schema/catalog";
import type { Counted } from "../engine";
import { blockSize } from "./postings";

/** What products have in common that stand in one department, of one brand, in the same options. */
type Kind = {
  department: string;
  brand: string | null;
  /** Each once by what a filter calls it, whatever it is in other languages; by that. */
  options: ReadonlyMap<string, VariantOption>;
};

/** What is counted of the documents of one block, by their place in it. */
export type ShelfBlock = {
  edition: string;
  kinds: Kind[];
  /** Which of the kinds, from 1 on; 0 is not on sale. */
  kind: Uint16Array;
  /** In the shop's currency, of the cheapest variant. */
  amount: Int32Array;
  /** 1: some variant came down in price. */
  reduced: Uint8Array;
  /** The end of its product's id, as much as a number holds: several documents may be of one product. */
  product: Float64Array;
};

/** What was counted of documents alone, with its departments by id. */
export type ShelfCount = Omit<Counted, "departments"> & {
  /** By id of products' own department, not of those above it. */
  departments: ReadonlyMap<string, number>;
};

type Blocks = ReadonlyMap<number, ShelfBlock>;

/** What products have in common; what is not on sale counts for nothing. */
export function count(numbers: readonly number[], several: boolean, blocks: Blocks): ShelfCount {
  const kinds = new Map<Kind, number>();
  let [total, least, most, reduced] = [0, Number.POSITIVE_INFINITY, 0, 0];
  for (const number of several ? oncePerProduct(numbers, blocks) : numbers) {
    const block = blocks.get(Math.floor(number / blockSize))!;
    const place = number % blockSize;
    const kind = block.kinds[block.kind[place]! - 1];
    if (!kind) continue;
    total += 1;
    kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
    least = Math.min(least, block.amount[place]!);
    most = Math.max(most, block.amount[place]!);
    reduced += block.reduced[place]!;
  }
  return { total, price: total > 0 ? { min: least, max: most } : null, reduced, ...inCommon(kinds) };
}

/** Of each product on sale one document: what is counted of them is the same of all. */
function oncePerProduct(numbers: readonly number[], blocks: Blocks): number[] {
  const products = new Map<number, number>();
  for (const number of numbers) {
    const block = blocks.get(Math.floor(number / blockSize))!;
    if (block.kind[number % blockSize]) products.set(block.product[number % blockSize]!, number);
  }
  return [...products.values()];
}

function inCommon(kinds: ReadonlyMap<Kind, number>) {
  const departments = new Map<string, number>();
  const brands = new Map<string, number>();
  const options = new Map<string, Counted["options"][number]>();
  for (const [kind, n] of kinds) {
    departments.set(kind.department, (departments.get(kind.department) ?? 0) + n);
    if (kind.brand !== null) brands.set(kind.brand, (brands.get(kind.brand) ?? 0) + n);
    for (const [key, { name, value }] of kind.options) {
      const option = options.get(key);
      if (option) option.count += n;
      else options.set(key, { name, value, count: n });
    }
  }
  return {
    departments,
    brands: Array.from(brands, ([name, count]) => ({ name, count })),
    options: [...options.values()],
  };
}
