import { useTranslations } from "next-intl";
import { Goods } from "@/components/shop/goods";
import { NearestFirst } from "@/components/shop/nearest-first";
import { Price } from "@/components/shop/price";
import { StoreHours } from "@/components/shop/store-hours";
import { Link } from "@/components/ui/link";
import type { OnlyHere } from "@/lib/catalog/only-here";

/**
 * What each corner has that no other has: a card per store, the nearest to the shopper's own first once that is known.
 */
export function OnlyHereShelf({
  shelves,
  stores,
  locale,
}: {
  shelves: OnlyHere[];
  stores: readonly { slug: string; name: string }[];
  locale: string;
}) {
  const t = useTranslations("stores");
  const nameOf = (slug: string) => stores.find((store) => store.slug === slug)?.name ?? slug;
  return (
    <NearestFirst
      slugs={shelves.map((shelf) => shelf.store)}
      className="grid grid-cols-[repeat(auto-fit,minmax(min(100%,20rem),1fr))] gap-4"
    >
      {shelves.map(({ store, products }) => (
        <article key={store} className="h-full rounded-lg border border-line bg-surface p-5">
          <h3 className="text-lg">
            <Link
              href={`/${locale}/stores/${store}`}
              className="inline-flex min-h-11 items-center underline-offset-4 hover:underline"
            >
              {t("onlyAt", { store: nameOf(store) })}
            </Link>
          </h3>
          <StoreHours store={store} />
          <ul className="mt-3 grid gap-3">
            {products.map((card) => (
              <li key={card.slug} className="group relative flex items-center gap-3 rounded-md">
                <Goods
                  picture={card.picture ? { ...card.picture, alt: "" } : null}
                  plinth={card.plinth}
                  className="size-16 shrink-0 rounded-md"
                />
                <span className="min-w-0">
                  <Link
                    href={`/${locale}/products/${card.slug}`}
                    className="stretched font-semibold break-words group-hover:underline group-hover:underline-offset-4"
                  >
                    {card.title}
                  </Link>
                  <span className="block text-sm text-ink-soft">
                    <Price money={card.price} locale={locale} />
                  </span>
                </span>
              </li>
            ))}
          </ul>
        </article>
      ))}
    </NearestFirst>
  );
}
