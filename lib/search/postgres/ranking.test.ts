import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { blockSize, goneTerm, type Postings } from "./postings";
import { type RankedWord, rank } from "./ranking";

type Said = { term: number; number: number; named?: boolean; weight: number };

/** Postings as the database keeps them, in the order of the documents. */
function postingsOf(said: readonly Said[], gone: readonly number[] = []): Postings {
  const all = [...said, ...gone.map((number) => ({ term: goneTerm, number, named: false, weight: 0 }))];
  const postings: Postings = new Map();
  for (const [block, ofBlock] of Map.groupBy(all, ({ number }) => Math.floor(number / blockSize)))
    postings.set(
      block,
      new Map(
        [...Map.groupBy(ofBlock, ({ term }) => term)].map(([term, ofTerm]) => [
          term,
          Uint32Array.from(
            ofTerm.toSorted((a, b) => a.number - b.number),
            ({ number, named, weight }) => ((number % blockSize) << 16) | (named ? 0x8000 : 0) | weight,
          ),
        ]),
      ),
    );
  return postings;
}

const word = (...terms: number[]): RankedWord => ({ terms, rarity: 1 });
const numbers = (words: readonly RankedWord[], postings: Postings, wanted = 100) =>
  rank(words, postings, wanted).numbers;
const documents = (words: readonly RankedWord[], postings: Postings) => {
  const { numbers, scores } = rank(words, postings, 1_000);
  return numbers.map((number, at) => ({ number, score: scores[at] }));
};

describe("the best documents", () => {
  it("have all words in their names, then all of them, then some", () => {
    const postings = postingsOf([
      { term: 1, number: 7, weight: 900 },
      { term: 1, number: 8, weight: 100, named: true },
      { term: 2, number: 8, weight: 100, named: true },
      { term: 1, number: blockSize + 1, weight: 300 },
      { term: 2, number: blockSize + 1, weight: 200, named: true },
    ]);
    expect(numbers([word(1), word(2)], postings)).toEqual([8, blockSize + 1, 7]);
    expect(rank([word(1), word(2)], postings, 9).loose).toBe(true);
    expect(rank([word(2)], postings, 9).loose).toBe(false);
  });

  it("get for a word what the best of its terms says, once", () => {
    const postings = postingsOf([
      { term: 1, number: 1, weight: 400 },
      { term: 2, number: 1, weight: 500 },
      { term: 2, number: 2, weight: 450, named: true },
      { term: 1, number: 3, weight: 600 },
    ]);
    expect(documents([word(1, 2)], postings)).toEqual([
      { number: 2, score: 900 + 450 + 450 },
      { number: 3, score: 900 + 600 },
      { number: 1, score: 900 + 500 },
    ]);
  });

  it("are not those that are gone", () => {
    const said = [1, 2, 3].map((number) => ({ term: 1, number, weight: 10 * number, named: true }));
    expect(numbers([word(1)], postingsOf(said, [3]))).toEqual([2, 1]);
  });

  it("are told as many as are wanted, of equal ones those that were written down first", () => {
    const weights = [10, 50, 40, 40, 40, 30];
    const postings = postingsOf(weights.map((weight, number) => ({ term: 1, number, weight })));
    expect(numbers([word(1)], postings, 1)).toEqual([1]);
    expect(numbers([word(1)], postings, 2)).toEqual([1, 2]);
    expect(numbers([word(1)], postings, 5)).toEqual([1, 2, 3, 4, 5]);
  });

  it("are those with all words alone, when these are as many as are wanted", () => {
    const postings = postingsOf([
      { term: 1, number: 1, weight: 400 },
      { term: 2, number: 1, weight: 400 },
      { term: 1, number: 2, weight: 400 },
      { term: 2, number: 3, weight: 500 },
    ]);
    expect(rank([word(1), word(2)], postings, 1)).toMatchObject({ numbers: [1], loose: false });
    expect(rank([word(1), word(2)], postings, 2)).toMatchObject({ numbers: [1, 3], loose: true });
  });

  it("are found among any number", () => {
    const all = Array.from({ length: 5_000 }, (_, number) => ({
      term: 1,
      number,
      weight: 1 + (number % 1_000),
    }));
    const best = all
      .toSorted((a, b) => b.weight - a.weight || a.number - b.number)
      .map(({ number }) => number);
    expect(numbers([word(1)], postingsOf(all), 1_234)).toEqual(best.slice(0, 1_234));
  });

  it("leave nothing behind for the next query", () => {
    const postings = postingsOf([
      { term: 1, number: 1, weight: 400 },
      { term: 2, number: 2, weight: 400 },
    ]);
    rank([word(1), word(2)], postings, 9);
    expect(documents([word(2)], postings)).toEqual([{ number: 2, score: 900 + 400 }]);
  });
});

/** The same by going through the documents one by one. */
function slowly(words: readonly RankedWord[], said: readonly Said[], gone: readonly number[]) {
  const sum = words.reduce((total, { rarity }) => total + rarity, 0);
  const documents = [...Map.groupBy(said, ({ number }) => number)]
    .filter(([number]) => !gone.includes(number))
    .map(([number, has]) => {
      const found = words.map(({ terms }) => has.filter(({ term }) => terms.includes(term)));
      const score = found.reduce(
        (total, own, at) =>
          total + Math.max(0, ...own.map(({ weight }) => weight)) * (words[at]!.rarity / sum),
        0,
      );
      return {
        number,
        score,
        all: found.every((own) => own.length > 0),
        any: found.some((own) => own.length > 0),
        named: found.every((own) => own.some(({ named }) => named)),
      };
    });
  const strict = documents
    .filter(({ all }) => all)
    .map((d) => ({ number: d.number, score: Math.round(d.score + (d.named ? 450 : 0)) + 900 }));
  const some = documents
    .filter(({ all, any }) => any && !all)
    .map((d) => ({ number: d.number, score: Math.round(d.score) }));
  const sorted = [strict, words.length > 1 && strict.length < 40 ? some : []].map((part) =>
    part.sort((a, b) => b.score - a.score || a.number - b.number),
  );
  return sorted.flat();
}

it("is what going through all documents finds, whatever they have", () => {
  const said = fc.uniqueArray(
    fc.record({
      term: fc.integer({ min: 1, max: 5 }),
      number: fc.integer({ min: blockSize - 30, max: blockSize + 30 }),
      named: fc.boolean(),
      weight: fc.integer({ min: 1, max: 1_054 }),
    }),
    { selector: ({ term, number }) => `${term} ${number}`, maxLength: 200 },
  );
  const words = fc.array(
    fc.record({
      terms: fc.uniqueArray(fc.integer({ min: 1, max: 6 }), { minLength: 1, maxLength: 3 }),
      rarity: fc.constantFrom(0.5, 1, 2),
    }),
    { minLength: 1, maxLength: 4 },
  );
  const gone = fc.uniqueArray(fc.integer({ min: blockSize - 30, max: blockSize + 30 }), { maxLength: 10 });
  fc.assert(
    fc.property(said, words, gone, (said, words, gone) => {
      expect(documents(words, postingsOf(said, gone))).toEqual(slowly(words, said, gone));
    }),
    { numRuns: 300 },
  );
});
