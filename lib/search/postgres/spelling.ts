/**
 * How many letters one has to change, add, leave out or swap with their neighbour to get from one word to another.
 * @param most beyond it the answer is only that it is more
 */
export function lettersApart(one: string, other: string, most: number): number {
  const [a, b] = [[...one], [...other]];
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let before: number[] = [];
  let row = b.map((_, j) => j).concat(b.length);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let least = Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        least = Math.min(least, before[j - 2]! + 1);
      next.push(least);
    }
    before = row;
    row = next;
  }
  return row[b.length]!;
}

/** How many letters of a word may be wrong before it is another word. */
export const lettersWrong = (word: string): number => (word.length < 4 ? 0 : word.length < 8 ? 1 : 2);

export type KnownWord = { word: string; plain: string; documents: number };

/**
 * What was probably meant: the nearest of the known words, of equally near ones the one in most products. Null when
 * none is near enough, and for what has digits in it: a model number is meant as it stands.
 */
export function meantBy(plain: string, known: readonly KnownWord[]): string | null {
  const most = lettersWrong(plain);
  if (most === 0 || /\d/.test(plain)) return null;
  const near = known
    .map(({ word, plain: other, documents }) => ({
      word,
      documents,
      apart: lettersApart(plain, other, most),
    }))
    .filter(({ apart }) => apart <= most)
    .sort((a, b) => a.apart - b.apart || b.documents - a.documents || (a.word < b.word ? -1 : 1));
  return near[0]?.word ?? null;
}
