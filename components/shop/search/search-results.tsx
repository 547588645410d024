import { useTranslations } from "next-intl";
import { Shelves } from "../listing/shelves";
import type { ListingView } from "../listing/view";
import { NothingFound, type WaysOn } from "./nothing-found";

export type SearchView = {
  /** As typed; empty when everything is shown. */
  text: string;
  /** The spelling that was searched instead. */
  corrected: string | null;
  /** Where the text is searched as it was typed. */
  asTyped: string;
  /** Not all words had to be there. */
  loose: boolean;
};

/** What a search found; said in so many words where it is not quite what was asked. */
export function SearchResults({
  search,
  view,
  ways,
}: {
  search: SearchView;
  view: ListingView;
  ways: WaysOn | null;
}) {
  const t = useTranslations("listing.search");
  const { text, corrected, loose } = search;
  if (ways) return <NothingFound text={text} ways={ways} locale={view.locale} stores={view.stores} />;
  return (
    <>
      <header className="page-width mt-8">
        <h1 className="text-3xl">{text ? t("results", { text: corrected ?? text }) : t("all")}</h1>
        {corrected ? (
          <p className="mt-2 text-lg">
            {t("corrected", { text: corrected })}{" "}
            <a
              href={search.asTyped}
              rel="nofollow"
              className="inline-flex min-h-11 items-center font-semibold text-green underline underline-offset-4"
            >
              {t("asTyped", { text })}
            </a>
          </p>
        ) : null}
        {loose ? <p className="mt-2 text-lg">{t("loose")}</p> : null}
      </header>
      <Shelves view={view} empty={null} />
    </>
  );
}
