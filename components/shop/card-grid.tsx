import type { CardView } from "./card-view";
import { ShelfCard } from "./shelf-card";

/** Rows of a listing come in pages of this many; a link that brings more of them leads to the first new one. */
const page = 24;

export type CardGridLooks = {
  level?: "h2" | "h3";
  /** As many pictures are fetched at once. */
  eager?: number;
  /** A picture goes along to its product's page. */
  travels?: boolean;
  /** Something stands in a column next to them. */
  beside?: boolean;
};

/** Cards in as many columns as there is room for, two on a phone. */
export function CardGrid({
  cards,
  locale,
  level,
  eager = 0,
  travels = true,
  beside = false,
}: { cards: CardView[]; locale: string } & CardGridLooks) {
  return (
    <ul className={beside ? "product-grid xl:grid-cols-4" : "product-grid lg:grid-cols-4"}>
      {cards.map((card, i) => (
        <li key={card.slug} {...(i > 0 && i % page === 0 ? { id: `from-${i + 1}`, tabIndex: -1 } : {})}>
          <ShelfCard card={card} locale={locale} level={level} first={i < eager} travels={travels} />
        </li>
      ))}
    </ul>
  );
}
