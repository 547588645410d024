/** More words than anybody types, so that a statement keeps its size. */
const mostWords = 8;
const longestWord = 40;

const japanese = /[\u3040-\u30ff\u3400-\u9fff]/u;
const segmenter = new Intl.Segmenter("ja", { granularity: "word" });

/**
 * The words of a text, in lower case and in their order, each once: what `search_split` makes of a document.
 * Japanese is taken apart into words first and then, since documents know no words there, into pairs of characters.
 */
export function typedWords(text: string, locale: string): string[] {
  const lower = text.normalize("NFKC").toLocaleLowerCase(locale).replaceAll("i\u0307", "i");
  const words =
    locale === "ja"
      ? [...segmenter.segment(lower)].flatMap(({ segment, isWordLike }) =>
          isWordLike ? wordsIn(segment) : [],
        )
      : wordsIn(lower);
  const parts = words.flatMap((word) => (locale === "ja" && japanese.test(word) ? pairsOf(word) : [word]));
  return [...new Set(parts.filter((word) => word.length <= longestWord))].slice(0, mostWords);
}

const wordsIn = (text: string): string[] => text.match(/[\p{L}\p{N}]+(?:[.-]\p{Nd}+)*/gu) ?? [];

function pairsOf(word: string): string[] {
  const characters = [...word];
  if (characters.length === 1) return characters;
  return characters.slice(1).map((character, at) => characters[at]! + character);
}
