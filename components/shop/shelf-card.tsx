import { Badge } from "@/components/ui/badge";
import { Link } from "@/components/ui/link";
import type { CardView } from "./card-view";
import { Goods } from "./goods";
import { ReadinessLine } from "./readiness-line";

export type ShelfCardLooks = {
  level?: "h2" | "h3" | undefined;
  /** The page's main picture. */
  first?: boolean;
  /** Its picture goes along to the product's page. */
  travels?: boolean;
};

/** A product as it stands on the shelf: picture, name, price, and the promise. */
export function ShelfCard({
  card,
  locale,
  level: Heading = "h3",
  first = false,
  travels = true,
}: { card: CardView; locale: string } & ShelfCardLooks) {
  const { slug, was, per, off, age } = card;
  return (
    <article className="product-card">
      <Goods picture={card.picture} plinth={card.plinth} travels={travels ? slug : undefined} first={first} />
      {off || age ? (
        <div>
          {off ? <Badge tone="tomato">{off}</Badge> : null}
          {age ? <Badge>{age}</Badge> : null}
        </div>
      ) : null}
      <Heading>
        <Link href={`/${locale}/products/${slug}`}>{card.title}</Link>
      </Heading>
      <p>
        {was ? <span className="sr-only">{was.now}</span> : null}
        <b className={was ? "price text-tomato" : "price"}>{card.price}</b>
        {was ? (
          <>
            <span className="sr-only">{was.before}</span>
            <s className="price">{was.price}</s>
          </>
        ) : null}
        {per ? <small className="price">{per}</small> : null}
      </p>
      <ReadinessLine product={slug}>{card.carriers}</ReadinessLine>
    </article>
  );
}
