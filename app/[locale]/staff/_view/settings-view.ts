import { textIn } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translator";
import { dateAndTimeAt, dateAt, shortClock, span } from "@/lib/i18n/when";
import { dayAt, openState } from "@/lib/stores/hours";
import type { OutsidePickup } from "@/lib/stores/outside-hours";
import type { Sections, StoreSettings } from "@/lib/stores/settings";
import { pickupPath } from "../_entry/staff-path";
import type { ExceptionView } from "../settings/exceptions-card";
import { sayWhen, type Viewpoint, words } from "./words";

type Reader = Viewpoint & { locale: Parameters<typeof pickupPath>[0] };

/** A pause in the reader's words. */
export function pauseView(pause: Sections["pause"], reader: Reader) {
  if (!pause) return null;
  const { locale, timeZone } = reader;
  return {
    since: dateAndTimeAt(new Date(pause.since), locale, timeZone),
    until: pause.until && sayWhen(words(locale), reader, pause.until),
  };
}

/** "Until closing, 21:00", for a store that is open. */
export function closingWords(settings: StoreSettings, reader: Reader): string | null {
  const state = openState(settings, reader.now);
  if (!state.open) return null;
  const when = sayWhen(words(reader.locale), reader, state.until.toISOString());
  return translator(reader.locale, "manage.settings")("pause.closing", { when });
}

/** As many as somebody calls one after the other. */
const mostLinks = 40;

/** The pickups that new hours leave out, with the way to each. */
export const outsideView = (outside: readonly OutsidePickup[], { locale, timeZone }: Reader) => ({
  count: outside.length,
  pickups: outside.slice(0, mostLinks).map(({ id, number, startsAt }) => ({
    href: pickupPath(locale, id),
    label: `${number} · ${dateAndTimeAt(startsAt, locale, timeZone)}`,
  })),
});

/** Days that differ, as the reader says them. */
export function exceptionViews(exceptions: Sections["exceptions"], reader: Reader): ExceptionView[] {
  const { locale, timeZone } = reader;
  const t = translator(locale, "manage.settings.exceptions");
  return exceptions.map(({ day, opensAt, closesAt, reason }) => ({
    day,
    label: dateAt(dayAt(timeZone, day).from, locale, timeZone, "long"),
    hours:
      opensAt && closesAt
        ? span(shortClock(opensAt, locale), shortClock(closesAt, locale), locale)
        : t("closed"),
    reason: textIn(reason, locale),
  }));
}
