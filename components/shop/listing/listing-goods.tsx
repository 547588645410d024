"use client";

import type { ComponentProps } from "react";
import { CardGrid } from "../card-grid";

/**
 * A listing's cards. Alive in the browser for its weight alone: what the page says a second time, for React, is then what
 * the cards say and not how each of them is built.
 */
export function ListingGoods(goods: ComponentProps<typeof CardGrid>) {
  return <CardGrid {...goods} />;
}
