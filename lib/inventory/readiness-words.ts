import { translator } from "@/lib/i18n/translator";
import { when } from "@/lib/i18n/when";
import type { Offer, Readiness } from "./readiness";

/** Parcels go around one country. */
export const deliveryZone = "Europe/Helsinki";

type Place = { name: string; timeZone: string };

/**
 * The promise as a sentence: "Ready today 14:30 at Kallio". Times are those of the store that keeps them.
 * @param places by slug
 */
export function readinessWords(
  promise: Readiness,
  places: ReadonlyMap<string, Place>,
  reader: { locale: string; now: Date },
): string {
  const t = translator(reader.locale, "now");
  const name = (slug: string) => places.get(slug)?.name ?? slug;
  const at = (slug: string, time: Date) =>
    when(time, reader.now, reader.locale, places.get(slug)?.timeZone ?? "UTC");
  switch (promise.kind) {
    case "ready":
    case "shipped": {
      const { day, dayName, time } = at(promise.store, promise.readyBy);
      return t(`ready.${day}`, { day: dayName, time, store: name(promise.store) });
    }
    case "few":
      return t("few", { count: promise.available, store: name(promise.store) });
    case "elsewhere": {
      const { day, dayName, time } = at(promise.other, promise.readyBy);
      return t(`elsewhere.${day}`, {
        day: dayName,
        time,
        store: name(promise.store),
        other: name(promise.other),
      });
    }
    case "paused": {
      const { store, elsewhere } = promise;
      if (!elsewhere) return t("paused", { store: name(store) });
      const { day, dayName, time } = at(elsewhere.other, elsewhere.readyBy);
      const places = { store: name(store), other: name(elsewhere.other) };
      return t(`pausedElsewhere.${day}`, { day: dayName, time, ...places });
    }
    case "nowhere":
      return t("nowhere");
  }
}

/**
 * One store's own line, where its name already stands: "Ready today 14:30", the day a warehouse can have it there, that
 * the store has paused, or that it is sold out here.
 */
export function offerWords(
  offer: Pick<Offer, "readyBy" | "shipToStore"> & Partial<Pick<Offer, "available" | "paused">>,
  timeZone: string,
  reader: { locale: string; now: Date },
): string {
  const t = translator(reader.locale, "now");
  const readyBy = offer.readyBy ?? offer.shipToStore?.readyBy;
  if (!readyBy) return t(offer.paused && offer.available ? "offer.paused" : "offer.none");
  const { day, dayName, time } = when(readyBy, reader.now, reader.locale, timeZone);
  return t(`offer.${day}`, { day: dayName, time });
}

/** The day a parcel is at the door: "Delivered Tuesday". */
export function deliveryWords(at: Date, reader: { locale: string; now: Date }): string {
  const { day, dayName } = when(at, reader.now, reader.locale, deliveryZone);
  return translator(reader.locale, "now")(`delivered.${day}`, { day: dayName });
}
