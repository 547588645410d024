import type { ProductCard as Card } from "@/lib/catalog/product-card";
import { ProductCard } from "./product-card";

/** Rows of a listing come in pages of this many; a link that brings more of them leads to the first new one. */
const page = 24;

/**
 * Cards in as many columns as there is room for, two on a phone. The first `eager` pictures are fetched at once;
 * with `travels` a picture goes along to its product's page; with `beside` something stands in a column next to them.
 */
export function ProductGrid({
  cards,
  locale,
  stores,
  level,
  eager = 0,
  travels = true,
  beside = false,
}: {
  cards: Card[];
  locale: string;
  stores: number;
  level?: "h2" | "h3";
  eager?: number;
  travels?: boolean;
  beside?: boolean;
}) {
  return (
    <ul className={`product-grid ${beside ? "xl:grid-cols-4" : "lg:grid-cols-4"}`}>
      {cards.map((card, i) => (
        <li key={card.slug} {...(i > 0 && i % page === 0 ? { id: `from-${i + 1}`, tabIndex: -1 } : {})}>
          <ProductCard
            card={card}
            locale={locale}
            stores={stores}
            level={level}
            first={i < eager}
            travels={travels}
          />
        </li>
      ))}
    </ul>
  );
}
