import { translator } from "./translator";
import { span, timeAt, when } from "./when";

type Reader = { locale: string; now: Date };
type Span = { startsAt: Date; endsAt: Date };

/** A moment inside a sentence, by the clock of the place it is about: `today 14:30`, `Monday 10:00`. */
export function momentWords(at: Date, reader: Reader, timeZone: string): string {
  const { day, dayName, time } = when(at, reader.now, reader.locale, timeZone);
  return translator(reader.locale, "checkout.moment")(day, { day: dayName, time });
}

/** `today 17:00–17:30`. */
export const spanWords = ({ startsAt, endsAt }: Span, reader: Reader, timeZone: string): string =>
  span(momentWords(startsAt, reader, timeZone), timeAt(endsAt, reader.locale, timeZone), reader.locale);

/** `17:00–17:30`, where the day stands beside it. */
export const clockSpan = ({ startsAt, endsAt }: Span, locale: string, timeZone: string): string =>
  span(timeAt(startsAt, locale, timeZone), timeAt(endsAt, locale, timeZone), locale);

/** The day of a moment as a heading: `Today`, `Tomorrow`, `Monday`. */
export function dayWords(at: Date, reader: Reader, timeZone: string): string {
  const { day, dayName } = when(at, reader.now, reader.locale, timeZone);
  const words = day === "later" ? dayName : translator(reader.locale, "checkout.day")(day);
  return words.charAt(0).toLocaleUpperCase(reader.locale) + words.slice(1);
}
