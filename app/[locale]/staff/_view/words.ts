import { translator } from "@/lib/i18n/translator";
import { timeAt, when } from "@/lib/i18n/when";

/** The counter's words in one language. */
export const words = (locale: string) => translator(locale, "staff");
export type Words = ReturnType<typeof words>;

/** One reader at one place, and the moment everything is seen from. */
export type Viewpoint = { locale: string; timeZone: string; now: Date };

/** What was said of a minute from one viewpoint: a board says the same ones again and again. */
const said = new WeakMap<Viewpoint, Map<string, string>>();

/** `14:30`, `tomorrow 10:00`, `Saturday 18:00`. @param at ISO string */
export function sayWhen(t: Words, view: Viewpoint, at: string): string {
  const fromHere = said.get(view) ?? new Map<string, string>();
  said.set(view, fromHere);
  const minute = at.slice(0, 16);
  const known = fromHere.get(minute);
  if (known !== undefined) return known;
  const { day, dayName, time } = when(new Date(at), view.now, view.locale, view.timeZone);
  const text = t(`when.${day}`, { day: dayName, time });
  fromHere.set(minute, text);
  return text;
}

/** `14:30`, whatever the day. @param at ISO string */
export const sayTime = (view: Viewpoint, at: string): string =>
  timeAt(new Date(at), view.locale, view.timeZone);
