import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import { Link } from "@/components/ui/link";
import type { ProductCard as Card } from "@/lib/catalog/product-card";
import { unitPrice } from "@/lib/catalog/unit-price";
import type { Money } from "@/lib/kernel/money";
import { Carriers } from "./carriers";
import { Goods } from "./goods";
import { Price } from "./price";
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
  return (
    <article className="group relative rounded-lg">
      <Goods
        picture={card.picture}
        plinth={card.plinth}
        travels={travels ? card.slug : undefined}
        first={first}
        className="aspect-square rounded-lg transition-[filter] group-hover:brightness-[1.03]"
      />
      <div className="absolute top-2.5 left-2.5 flex gap-1.5">
        {card.percentOff > 0 ? (
          <Badge tone="tomato">{t(card.compareAt ? "off" : "offUpTo", { percent: card.percentOff })}</Badge>
        ) : null}
        {card.ageLimit ? <Badge>{t("age", { age: card.ageLimit })}</Badge> : null}
      </div>
      <Heading className="mt-3 text-sm leading-snug font-semibold tracking-normal sm:text-base">
        <Link
          href={`/${locale}/products/${card.slug}`}
          className="stretched group-hover:underline group-hover:underline-offset-4"
        >
          {card.title}
        </Link>
      </Heading>
      <p className="mt-0.5 flex flex-wrap items-baseline gap-x-2">
        <CardPrice card={card} locale={locale} />
      </p>
      <div className="mt-1">
        <ReadinessLine product={card.slug}>
          <Carriers count={card.carriers} total={stores} />
        </ReadinessLine>
      </div>
    </article>
  );
}

function CardPrice({ card, locale }: { card: Card; locale: string }) {
  const t = useTranslations("shop.price");
  const p = useTranslations("product.per");
  const price = (money: Money) => <Price money={money} locale={locale} />;
  const per = unitPrice(card);
  return (
    <>
      {card.compareAt ? <span className="sr-only">{t("now")}</span> : null}
      <span className={`font-semibold ${card.compareAt ? "text-tomato" : ""}`}>
        {card.fromPrice ? t.rich("from", { price: () => price(card.price) }) : price(card.price)}
      </span>
      {card.compareAt ? (
        <span className="text-sm text-ink-soft">
          <span className="sr-only">{t("before")} </span>
          <s>{price(card.compareAt)}</s>
        </span>
      ) : null}
      {per ? (
        <span className="text-xs text-ink-soft">
          {t.rich("perUnit", { price: () => price(per.price), unit: p(per.unit) })}
        </span>
      ) : null}
    </>
  );
}
