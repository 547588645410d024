import type { ProductCard as Card } from "@/lib/catalog/product-card";
import { useCardView } from "./card-view";
import { ShelfCard, type ShelfCardLooks } from "./shelf-card";

/** One product's card, made on the server. @param stores how many the shop has */
export function ProductCard({
  card,
  locale,
  stores,
  ...looks
}: { card: Card; locale: string; stores: number } & ShelfCardLooks) {
  const view = useCardView(locale, stores);
  return <ShelfCard card={view(card)} locale={locale} {...looks} />;
}
