import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { buttonLooks } from "@/components/ui/button";
import { useCardView } from "../card-view";
import { Filters } from "./filters";
import { ListingGoods } from "./listing-goods";
import { onceSaid } from "./once-said";
import { StoreMissing } from "./store-missing";
import { StoreWatch } from "./store-watch";
import { Toolbar } from "./toolbar";
import type { ListingView } from "./view";

/** A listing: its filters, its goods, and the way to more of them. `empty` stands where nothing matches. */
export function Shelves({ view, empty }: { view: ListingView; empty: ReactNode }) {
  const t = useTranslations("listing");
  const cardView = useCardView(view.locale, view.stores);
  const bare = view.products.length === 0 && view.chosen.length === 0 && !view.storeMissing;
  if (bare) return <div className="page-width mt-8">{empty}</div>;
  return (
    <div className="page-width listing">
      <Filters path={view.path} filters={view.filters} />
      <section aria-label={t("goods")} id="goods">
        <Toolbar view={view} />
        {view.storeMissing ? <StoreMissing /> : null}
        {view.filters.at === "mine" ? <StoreWatch store={view.store} /> : null}
        {view.products.length > 0 ? (
          <ListingGoods {...onceSaid(view.products.map(cardView))} locale={view.locale} />
        ) : (
          <NothingLeft cleared={view.cleared} />
        )}
        <p className="mt-12 flex flex-wrap justify-center gap-3 empty:hidden">
          {view.start ? (
            <a href={view.start} className={buttonLooks("secondary")}>
              {t("start")}
            </a>
          ) : null}
          {view.more ? (
            // A plain link: the query leads to another page than the path alone, which only the server knows. The
            // browser keeps both pages in its history, each with its place.
            <a href={view.more} rel="nofollow" className={buttonLooks("primary")}>
              {t("more")}
            </a>
          ) : null}
        </p>
      </section>
    </div>
  );
}

function NothingLeft({ cleared }: { cleared: string }) {
  const t = useTranslations("listing.nothingLeft");
  return (
    <div className="rounded-xl bg-sunken px-6 py-12 text-center">
      <p className="text-xl font-semibold">{t("title")}</p>
      <p className="mt-2 text-ink-soft">{t("text")}</p>
      <a href={cleared} className={`${buttonLooks("primary")} mt-6`}>
        {t("action")}
      </a>
    </div>
  );
}
