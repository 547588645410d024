import type { ProductCard } from "@/lib/catalog/product-card";
import { CardGrid, type CardGridLooks } from "./card-grid";
import { useCardView } from "./card-view";

/** Some products' cards, made on the server: a page of which they are a part. @param stores how many the shop has */
export function ProductGrid({
  cards,
  locale,
  stores,
  ...looks
}: { cards: ProductCard[]; locale: string; stores: number } & CardGridLooks) {
  const view = useCardView(locale, stores);
  return <CardGrid cards={cards.map(view)} locale={locale} {...looks} />;
}
