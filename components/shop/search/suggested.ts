import { formatMoney } from "@/lib/kernel/money";
import type { SuggestAnswer } from "./suggest-answer";

/** What the list calls its groups and says of itself; `{text}` and `{count}` stand for what only the page knows. */
export type SuggestWords = {
  label: string;
  searches: string;
  products: string;
  departments: string;
  stores: string;
  seeAll: string;
  corrected: string;
  none: string;
  count: string;
};

export type Suggested = {
  href: string;
  text: string;
  detail?: string;
  picture?: string;
  /** What the field says once this is chosen; empty when it leads out of the search. */
  typed: string;
};
/** `named` when each of its options has to be heard with the title: a department and a store can sound alike. */
export type SuggestedGroup = { title: string; named: boolean; options: Suggested[] };

/** An answer as the groups of a list, those first that are most often meant. Empty groups are left out. */
export function suggestedGroups(
  answer: SuggestAnswer,
  { locale, text, words }: { locale: string; text: string; words: SuggestWords },
): SuggestedGroup[] {
  const at = (path: string) => `/${locale}/${path}`;
  const search = (query: string) => at(`search?q=${encodeURIComponent(query)}`);
  const groups: SuggestedGroup[] = [
    {
      title: words.searches,
      named: false,
      options: answer.words.map((word) => ({ href: search(word), text: word, typed: word })),
    },
    {
      title: words.products,
      named: false,
      options: answer.products.map(({ slug, title, price, picture }) => ({
        href: at(`products/${slug}`),
        text: title,
        detail: formatMoney(price, locale),
        ...(picture ? { picture: picture.src } : {}),
        typed: "",
      })),
    },
    {
      title: words.departments,
      named: true,
      options: answer.departments.map(({ slug, name }) => ({ href: at(`c/${slug}`), text: name, typed: "" })),
    },
    {
      title: words.stores,
      named: true,
      options: answer.stores.map(({ slug, name, city }) => ({
        href: at(`stores/${slug}`),
        text: name,
        detail: city,
        typed: "",
      })),
    },
  ];
  const found = groups.filter(({ options }) => options.length > 0);
  if (answer.products.length === 0) return found;
  return [
    ...found,
    {
      title: "",
      named: false,
      options: [{ href: search(text), text: words.seeAll.replace("{text}", text), typed: text }],
    },
  ];
}
