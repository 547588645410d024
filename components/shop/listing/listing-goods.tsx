"use client";

import { CardGrid } from "../card-grid";
import { inFull, type OnceSaid } from "./once-said";

/**
 * A listing's cards. Alive in the browser for its weight alone: what the page says a second time, for React, is then what
 * the cards say and not how each of them is built.
 */
export function ListingGoods({ locale, ...said }: OnceSaid & { locale: string }) {
  return <CardGrid cards={inFull(said)} locale={locale} level="h2" eager={2} beside />;
}
