import { Temporal } from "temporal-polyfill";
import { dateTag } from "./date-tag";
import { defaultLocale, isLocale, type Locale } from "./locales";

type Style = {
  hour: "numeric" | "2-digit";
  /** A day of this week by its whole name; where the language would inflect that inside a sentence, by the short one. */
  near: "long" | "short";
  month: "short" | "numeric";
  /** `21` for 21:00 in opening hours. */
  bareHours: boolean;
  /** Between two ends: `17:00–17:30`. */
  to: string;
};

const styles: Record<Locale, Style> = {
  en: { hour: "numeric", near: "long", month: "short", bareHours: true, to: "–" },
  fi: { hour: "numeric", near: "short", month: "numeric", bareHours: true, to: "–" },
  tr: { hour: "2-digit", near: "long", month: "short", bareHours: false, to: "–" },
  ru: { hour: "numeric", near: "short", month: "numeric", bareHours: false, to: "–" },
  ja: { hour: "numeric", near: "long", month: "short", bareHours: false, to: "〜" },
};
const styleOf = (locale: string): Style => styles[isLocale(locale) ? locale : defaultLocale];

const formats = new Map<string, Intl.DateTimeFormat>();
function format(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale} ${JSON.stringify(options)}`;
  let made = formats.get(key);
  if (!made) {
    made = new Intl.DateTimeFormat(dateTag(locale), options);
    formats.set(key, made);
  }
  return made;
}

/** A time of day at a place: `14:30`, in Finnish `14.30`. */
export const timeAt = (at: Date, locale: string, timeZone: string): string =>
  format(locale, { hour: styleOf(locale).hour, minute: "2-digit", hourCycle: "h23", timeZone }).format(at);

/** The same for opening hours, without `:00` where the language leaves it out: `21`, `7:30`. */
export function shortTimeAt(at: Date, locale: string, timeZone: string): string {
  const { hour, minute } = Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(timeZone);
  return minute === 0 && styleOf(locale).bareHours ? String(hour) : timeAt(at, locale, timeZone);
}

/** `HH:MM` as opening hours are kept, in the reader's way: `21:00` is `21`, `07:30` is `7:30` or `7.30`. */
export function shortClock(clock: string, locale: string): string {
  const time = Temporal.PlainTime.from(clock === "24:00" ? "00:00" : clock);
  const bare = time.minute === 0 && styleOf(locale).bareHours;
  if (clock === "24:00") return bare ? "24" : clock;
  if (bare) return String(time.hour);
  const instant = Temporal.PlainDate.from("2000-01-01").toZonedDateTime({ timeZone: "UTC", plainTime: time });
  return timeAt(new Date(instant.epochMilliseconds), locale, "UTC");
}

export type When = {
  /** Which sentence to use; `later` names its day. */
  day: "today" | "tomorrow" | "later";
  /** `Monday` within the week, else `Mon 8 Dec`; in Finnish `ma`, `ma 8.12.`. Empty for today and tomorrow. */
  dayName: string;
  /** `14:30`. */
  time: string;
};

const dayOfYear = (locale: string): Intl.DateTimeFormatOptions => ({
  weekday: "short",
  day: "numeric",
  month: styleOf(locale).month,
});

/** A moment as someone at that place would say it, seen from `now`. */
export function when(at: Date, now: Date, locale: string, timeZone: string): When {
  const dayOf = (d: Date) =>
    Temporal.Instant.fromEpochMilliseconds(d.getTime()).toZonedDateTimeISO(timeZone).toPlainDate();
  const ahead = dayOf(now).until(dayOf(at), { largestUnit: "days" }).days;
  const time = timeAt(at, locale, timeZone);
  if (ahead === 0) return { day: "today", dayName: "", time };
  if (ahead === 1) return { day: "tomorrow", dayName: "", time };
  const near = ahead > 1 && ahead < 7;
  const options = near ? ({ weekday: styleOf(locale).near } as const) : dayOfYear(locale);
  return { day: "later", dayName: format(locale, { ...options, timeZone }).format(at), time };
}

/** A calendar day (`YYYY-MM-DD`) without its year: `Sat 6 Dec`, `la 6.12.`. */
export function dayName(day: string, locale: string): string {
  const start = Temporal.PlainDate.from(day).toZonedDateTime("UTC");
  return format(locale, { ...dayOfYear(locale), timeZone: "UTC" }).format(new Date(start.epochMilliseconds));
}

/** The day of a moment at a place with its year: `22 November 2026`, `22 Nov 2026`. */
export const dateAt = (at: Date, locale: string, timeZone: string, dateStyle: "long" | "medium"): string =>
  format(locale, { dateStyle, timeZone }).format(at);

/** Day and time of a moment at a place: `22 Nov 2026, 14:30`. */
export const dateAndTimeAt = (at: Date, locale: string, timeZone: string): string =>
  format(locale, { dateStyle: "medium", timeStyle: "short", timeZone }).format(at);

/** The weekday of a moment at a place, by its whole name: `Monday`. */
export const weekdayAt = (at: Date, locale: string, timeZone: string): string =>
  format(locale, { weekday: "long", timeZone }).format(at);

/** From one end to the other: `17:00–17:30`, in Japanese `17:00〜17:30`. */
export const span = (from: string, to: string, locale: string): string => `${from}${styleOf(locale).to}${to}`;

/** An ISO weekday (Monday 1 … Sunday 7) by name, or two as a span: `Monday–Friday`, in Finnish `Maanantai–perjantai`. */
export function weekdays(from: number, to: number, locale: string): string {
  // 2001-01-01 was a Monday.
  const name = (weekday: number) =>
    format(locale, { weekday: "long", timeZone: "UTC" }).format(
      new Date(
        Temporal.PlainDate.from({ year: 2001, month: 1, day: weekday }).toZonedDateTime("UTC")
          .epochMilliseconds,
      ),
    );
  const text = from === to ? name(from) : span(name(from), name(to), locale);
  return text.charAt(0).toLocaleUpperCase(locale) + text.slice(1);
}

/** `450 m`, `2.4 km`, `178 km`. */
export function distanceText(meters: number, locale: string): string {
  const far = meters >= 950;
  const value = far ? meters / 1000 : Math.max(50, Math.round(meters / 50) * 50);
  return new Intl.NumberFormat(dateTag(locale), {
    style: "unit",
    unit: far ? "kilometer" : "meter",
    maximumFractionDigits: far && value < 10 ? 1 : 0,
  }).format(value);
}
