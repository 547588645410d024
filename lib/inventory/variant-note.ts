import { translator } from "@/lib/i18n/translator";
import { fewUnits } from "./availability";
import type { Offer } from "./readiness";

/**
 * Why a variant is not to be had where the shopper collects, and where it is: "Not at Kallio now, 3 at Kamppi". Null
 * when there is nothing to explain.
 * @param offers of one variant, the nearest store first
 * @param chosen slug of the shopper's store; undefined before they chose one
 * @param places by slug
 */
export function variantNote(
  offers: readonly Offer[],
  chosen: string | undefined,
  places: ReadonlyMap<string, { name: string }>,
  locale: string,
): string | null {
  const t = translator(locale, "now.note");
  const name = (slug: string) => places.get(slug)?.name ?? slug;
  const has = (offer: Offer) => offer.available > 0 && offer.readyBy !== null;
  const here = offers.find((offer) => offer.store === chosen);
  if (here && has(here)) return null;
  if (here?.paused && here.available > 0)
    return translator(locale, "now")("paused", { store: name(here.store) });
  const there = offers.find((offer) => offer.store !== chosen && has(offer));
  const sent = offers.some((offer) => offer.shipToStore && (!here || offer === here));
  if (!there && !sent) return t("nowhere");
  if (!here) return null;
  const store = name(here.store);
  if (there)
    return there.available <= fewUnits
      ? t("elsewhereFew", { store, other: name(there.store), count: there.available })
      : t("elsewhere", { store, other: name(there.store) });
  return t("sent", { store });
}
