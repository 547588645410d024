import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import { Link } from "@/components/ui/link";
import type { ProductCard as Card } from "@/lib/catalog/product-card";
import { unitPrice } from "@/lib/catalog/unit-price";
import { formatMoney, type Money } from "@/lib/kernel/money";
import { Carriers } from "./carriers";
import { Goods } from "./goods";
import { ReadinessLine } from "./readiness-line";

/** A product as it stands on the shelf: picture, name, price, and the promise. `stores` is how many the shop has. */
export function ProductCard({
  card,
  locale,
  stores,
  level: Heading = "h3",
  first = false,
  travels = true,
}: {
  card: Card;
  locale: string;
  stores: number;
  level?: "h2" | "h3";
  first?: boolean;
  travels?: boolean;
}) {
  const t = useTranslations("shop");
  const { percentOff, ageLimit } = card;
  return (
    <article className="product-card">
      <Goods
        picture={card.picture}
        plinth={card.plinth}
        travels={travels ? card.slug : undefined}
        first={first}
      />
      {percentOff > 0 || ageLimit ? (
        <div>
          {percentOff > 0 ? (
            <Badge tone="tomato">{t(card.compareAt ? "off" : "offUpTo", { percent: percentOff })}</Badge>
          ) : null}
          {ageLimit ? <Badge>{t("age", { age: ageLimit })}</Badge> : null}
        </div>
      ) : null}
      <Heading>
        <Link href={`/${locale}/products/${card.slug}`} className="stretched">
          {card.title}
        </Link>
      </Heading>
      <p>
        <CardPrice card={card} locale={locale} />
      </p>
      <ReadinessLine product={card.slug}>
        <Carriers count={card.carriers} total={stores} />
      </ReadinessLine>
    </article>
  );
}

function CardPrice({ card, locale }: { card: Card; locale: string }) {
  const t = useTranslations("shop.price");
  const p = useTranslations("product.per");
  const { price, compareAt } = card;
  const money = (amount: Money) => formatMoney(amount, locale);
  const per = unitPrice(card);
  return (
    <>
      {compareAt ? <span className="sr-only">{t("now")}</span> : null}
      <b className={compareAt ? "price text-tomato" : "price"}>
        {card.fromPrice ? t.markup("from", { price: () => money(price) }) : money(price)}
      </b>
      {compareAt ? (
        <>
          <span className="sr-only">{t("before")}</span>
          <s className="price">{money(compareAt)}</s>
        </>
      ) : null}
      {per ? (
        <small className="price">
          {t.markup("perUnit", { price: () => money(per.price), unit: p(per.unit) })}
        </small>
      ) : null}
    </>
  );
}
