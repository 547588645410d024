import { Temporal } from "temporal-polyfill";

/** English is written with a 24-hour clock and day before month; elsewhere the language decides. */
const tag = (locale: string): string => (locale === "en" ? "en-GB" : locale);

const formats = new Map<string, Intl.DateTimeFormat>();
function format(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale} ${JSON.stringify(options)}`;
  let made = formats.get(key);
  if (!made) {
    made = new Intl.DateTimeFormat(tag(locale), options);
    formats.set(key, made);
  }
  return made;
}

/** A time of day at a place: `14:30`, in Finnish `14.30`. */
export const timeAt = (at: Date, locale: string, timeZone: string): string =>
  format(locale, { hour: "numeric", minute: "2-digit", hourCycle: "h23", timeZone }).format(at);

/** The same without `:00`, for opening hours: `21`, `7:30`. */
export function shortTimeAt(at: Date, locale: string, timeZone: string): string {
  const { hour, minute } = Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(timeZone);
  return minute === 0 ? String(hour) : timeAt(at, locale, timeZone);
}

/** `HH:MM` as opening hours are kept, in the reader's way: `21:00` is `21`, `07:30` is `7:30` or `7.30`. */
export function shortClock(clock: string, locale: string): string {
  const time = Temporal.PlainTime.from(clock === "24:00" ? "00:00" : clock);
  if (time.minute === 0) return clock === "24:00" ? "24" : String(time.hour);
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

/** A moment as someone at that place would say it, seen from `now`. */
export function when(at: Date, now: Date, locale: string, timeZone: string): When {
  const dayOf = (d: Date) =>
    Temporal.Instant.fromEpochMilliseconds(d.getTime()).toZonedDateTimeISO(timeZone).toPlainDate();
  const ahead = dayOf(now).until(dayOf(at), { largestUnit: "days" }).days;
  const time = timeAt(at, locale, timeZone);
  if (ahead === 0) return { day: "today", dayName: "", time };
  if (ahead === 1) return { day: "tomorrow", dayName: "", time };
  const near = ahead > 1 && ahead < 7;
  const weekday = locale === "en" && near ? "long" : "short";
  const dayName = format(locale, {
    weekday,
    ...(near ? {} : { day: "numeric", month: locale === "fi" ? "numeric" : "short" }),
    timeZone,
  }).format(at);
  return { day: "later", dayName, time };
}

/** A calendar day (`YYYY-MM-DD`) without its year: `Sat 6 Dec`, `la 6.12.`. */
export function dayName(day: string, locale: string): string {
  const start = Temporal.PlainDate.from(day).toZonedDateTime("UTC");
  return format(locale, {
    weekday: "short",
    day: "numeric",
    month: locale === "fi" ? "numeric" : "short",
    timeZone: "UTC",
  }).format(new Date(start.epochMilliseconds));
}

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
  const text = from === to ? name(from) : `${name(from)}–${name(to)}`;
  return text.charAt(0).toLocaleUpperCase(locale) + text.slice(1);
}

/** `450 m`, `2.4 km`, `178 km`. */
export function distanceText(meters: number, locale: string): string {
  const far = meters >= 950;
  const value = far ? meters / 1000 : Math.max(50, Math.round(meters / 50) * 50);
  return new Intl.NumberFormat(tag(locale), {
    style: "unit",
    unit: far ? "kilometer" : "meter",
    maximumFractionDigits: far && value < 10 ? 1 : 0,
  }).format(value);
}
