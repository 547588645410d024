import type { CardView } from "../card-view";

/** A card without what many of its listing say alike. */
type ShortCard = Omit<CardView, "plinth" | "carriers"> & { plinth?: string; carriers: number };

/** A listing's cards, with what many of them say told once. */
export type OnceSaid = {
  cards: ShortCard[];
  /** What a card stands on that says nothing else. */
  plinth: string;
  /** In how many stores things are sold; a card names the place in this list. */
  carriers: string[];
};

export function onceSaid(cards: readonly CardView[]): OnceSaid {
  const plinth = cards[0]?.plinth ?? "";
  const carriers = [...new Set(cards.map((card) => card.carriers))];
  return {
    cards: cards.map(({ plinth: own, ...card }) => ({
      ...card,
      ...(own !== plinth && { plinth: own }),
      carriers: carriers.indexOf(card.carriers),
    })),
    plinth,
    carriers,
  };
}

/** The cards as they were. */
export const inFull = ({ cards, plinth, carriers }: OnceSaid): CardView[] =>
  cards.map((card) => ({ plinth, ...card, carriers: carriers[card.carriers] ?? "" }));
