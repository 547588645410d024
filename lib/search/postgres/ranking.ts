import { blockSize, goneTerm, type Posting, type Postings } from "./postings";

/** A word of a query: what it is found by, and its share of what all of them can say. */
export type RankedWord = { terms: readonly number[]; rarity: number };

/** Fewer products than these for all words do not fill two pages, and products with some of the words follow them. */
const few = 40;
/** Where so many are named by the words, those that only mention them in a description are left out. */
const plenty = 300;
/** How much it counts that all words are in the name, in thousandths of what one word can say. */
const named = 450;
/** What has all words stays before what has some, whatever it scores. */
const whole = 2 * named;
/** Above what anything can score. */
const scores = 4_096;

// Of the block that is being read; nothing in here waits, so nobody else reads one meanwhile.
const score = new Float64Array(blockSize);
/** How many of the words a document has, and how many in its names. */
const has = new Uint8Array(blockSize);
const names = new Uint8Array(blockSize);
const best = new Uint16Array(blockSize);
const bestNamed = new Uint8Array(blockSize);

/** Adds what a document gets for a word that has a single term: most of them. */
function addTerm(posting: Posting, share: number): void {
  for (let i = 0; i < posting.length; i++) {
    const entry = posting[i]!;
    const place = entry >>> 16;
    score[place]! += (entry & 0x7fff) * share;
    has[place]!++;
    names[place]! += (entry >>> 15) & 1;
  }
}

/** Adds what a document gets for a word that any of several terms stands for: what the best of them says. */
function addTerms(postings: readonly Posting[], share: number): void {
  for (const posting of postings)
    for (let i = 0; i < posting.length; i++) {
      const entry = posting[i]!;
      const place = entry >>> 16;
      // Nought stands for: not met before.
      const weight = (entry & 0x7fff) + 1;
      const before = best[place]!;
      if (before === 0) {
        has[place]!++;
        score[place]! += (weight - 1) * share;
        best[place] = weight;
      } else if (weight > before) {
        score[place]! += (weight - before) * share;
        best[place] = weight;
      }
      if (entry & 0x8000 && bestNamed[place] === 0) {
        names[place]!++;
        bestNamed[place] = 1;
      }
    }
  best.fill(0);
  bestNamed.fill(0);
}

/** Above any number of a document. */
const numbers = 2 ** 31;

/**
 * Documents and what they score, a large number of them without an object each: one number says what a document lacks
 * of the highest score and, after that, its own number, so that the smallest is the best.
 */
class Found {
  /** Grows with what is found, and stays for the next query. */
  #ranks = new Float64Array(1_024);
  /** How many lack so much. */
  readonly #lacking = new Uint32Array(scores);
  size = 0;

  empty(): this {
    this.size = 0;
    this.#lacking.fill(0);
    return this;
  }

  add(number: number, scored: number): void {
    const lacks = scores - 1 - Math.round(scored);
    if (this.size === this.#ranks.length) {
      const grown = new Float64Array(2 * this.size);
      grown.set(this.#ranks);
      this.#ranks = grown;
    }
    this.#ranks[this.size++] = lacks * numbers + number;
    this.#lacking[lacks]!++;
  }

  and(others: Found): this {
    for (let i = 0; i < others.size; i++) {
      const rank = others.#ranks[i]!;
      const lacks = Math.floor(rank / numbers);
      this.add(rank - lacks * numbers, scores - 1 - lacks);
    }
    return this;
  }

  /** Tells as many of the best as are wanted, the best first. */
  tellBest(wanted: number, tell: (number: number, scored: number) => void): void {
    let [least, many] = [0, this.#lacking[0]!];
    while (many < wanted && least < scores - 1) many += this.#lacking[++least]!;
    const chosen = new Float64Array(many);
    const end = (least + 1) * numbers;
    for (let i = 0, at = 0; i < this.size; i++) {
      const rank = this.#ranks[i]!;
      if (rank < end) chosen[at++] = rank;
    }
    chosen.sort();
    for (let i = 0; i < many && i < wanted; i++) {
      const lacks = Math.floor(chosen[i]! / numbers);
      tell(chosen[i]! - lacks * numbers, scores - 1 - lacks);
    }
  }
}

// Like the arrays above, of the query that is being ranked.
const inNames = new Found();
const elsewhere = new Found();

/** Adds one block up: afterwards the arrays above say what its documents have. */
function addUp(words: readonly RankedWord[], lists: readonly Posting[][], gone: Posting | undefined): void {
  const sum = words.reduce((total, word) => total + word.rarity, 0);
  words.forEach((word, at) => {
    const own = lists[at]!;
    if (own.length === 1) addTerm(own[0]!, word.rarity / sum);
    else addTerms(own, word.rarity / sum);
  });
  if (gone) for (let i = 0; i < gone.length; i++) has[gone[i]! >>> 16] = 0;
}

/** Tells each document of these postings that has so many words, once, and forgets them. */
function tellOnce(
  postings: readonly Posting[],
  [least, most]: readonly [number, number],
  tell: (place: number) => void,
): void {
  for (const posting of postings)
    for (let i = 0; i < posting.length; i++) {
      const place = posting[i]! >>> 16;
      if (has[place]! < least || has[place]! > most) continue;
      tell(place);
      has[place] = 0;
    }
}

function clear(): void {
  score.fill(0);
  has.fill(0);
  names.fill(0);
}

const size = (postings: readonly Posting[]): number => postings.reduce((n, posting) => n + posting.length, 0);

/** Those that have from so many of the words to so many: those that have all in their names, and the others. */
function having(range: readonly [number, number], words: readonly RankedWord[], postings: Postings) {
  const [byName, anywhere] = [inNames.empty(), elsewhere.empty()];
  for (const [block, terms] of postings) {
    const lists = words.map((word) => word.terms.flatMap((term) => terms.get(term) ?? []));
    if (lists.filter((own) => own.length > 0).length < range[0]) continue;
    addUp(words, lists, terms.get(goneTerm));
    // What has all words is also in the shortest list.
    const among =
      range[0] === words.length ? lists.reduce((a, b) => (size(b) < size(a) ? b : a)) : lists.flat();
    tellOnce(among, range, (place) => {
      if (names[place] === words.length) byName.add(block * blockSize + place, score[place]! + named);
      else anywhere.add(block * blockSize + place, score[place]!);
    });
    clear();
  }
  return { byName, anywhere };
}

/** Documents by their numbers and what they score, the best first. */
export type Ranked = { numbers: number[]; scores: number[]; loose: boolean };

/**
 * Ranks documents by the words they have: those that have all words in their names first of all, then those that have
 * all anywhere, then – only when these are few, and fewer than wanted – those that have some. What they score is BM25
 * with fields, summed from weights that were put down when the document was written.
 * @param wanted how many; of those that score as much as the last of them, those that were written down first
 */
export function rank(words: readonly RankedWord[], postings: Postings, wanted: number): Ranked {
  const ranked: Ranked = { numbers: [], scores: [], loose: false };
  const tell = (higher: number) => (number: number, scored: number) => {
    ranked.numbers.push(number);
    ranked.scores.push(scored + higher);
  };
  const { byName, anywhere } = having([words.length, words.length], words, postings);
  const strict = byName.size < plenty ? byName.and(anywhere) : byName;
  strict.tellBest(wanted, tell(whole));
  const missing = wanted - strict.size;
  if (words.length < 2 || strict.size >= few || missing <= 0) return ranked;
  const some = having([1, words.length - 1], words, postings).anywhere;
  some.tellBest(missing, tell(0));
  return { ...ranked, loose: some.size > 0 };
}
