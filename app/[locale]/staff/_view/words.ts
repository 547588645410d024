import { translator } from "@/lib/i18n/translator";
import { timeAt, when } from "@/lib/i18n/when";

/** The counter's words in one language. */
export const words = (locale: string) => translator(locale, "staff");
export type Words = ReturnType<typeof words>;

/** One reader at one place, and the moment everything is seen from. */
export type Viewpoint = { locale: string; timeZone: string; now: Date };

/** `14:30`, `tomorrow 10:00`, `Saturday 18:00`. @param at ISO string */
export function sayWhen(t: Words, view: Viewpoint, at: string): string {
  const { day, dayName, time } = when(new Date(at), view.now, view.locale, view.timeZone);
  return t(`when.${day}`, { day: dayName, time });
}

/** `14:30`, whatever the day. @param at ISO string */
export const sayTime = (view: Viewpoint, at: string): string =>
  timeAt(new Date(at), view.locale, view.timeZone);
