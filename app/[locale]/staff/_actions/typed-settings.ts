import { locales } from "@/lib/i18n/locales";
import { textOf, wholeOf } from "./form";

/** How many spans of a day the form has room for. */
export const spansShown = 4;

/** What the form was filled with when it was made; undefined when that cannot be read. */
export function seenIn(form: FormData): unknown {
  try {
    return JSON.parse(textOf(form, "seen", 20_000));
  } catch {
    return undefined;
  }
}

/** The week that was typed. Midnight is the end of a day where a span closes; a span with no times is none. */
export const hoursIn = (form: FormData): { weekday: number; opensAt: string; closesAt: string }[] =>
  [1, 2, 3, 4, 5, 6, 7].flatMap((weekday) =>
    Array.from({ length: spansShown }, (_, n) => ({
      weekday,
      opensAt: textOf(form, `opens-${weekday}-${n}`, 5),
      closesAt: endOfDay(textOf(form, `closes-${weekday}-${n}`, 5)),
    })).filter(({ opensAt, closesAt }) => opensAt !== "" || closesAt !== ""),
  );

const endOfDay = (time: string) => (time === "00:00" ? "24:00" : time);

/** How a day differs, as it was typed. */
export function exceptionIn(form: FormData) {
  const closed = textOf(form, "closed") === "on";
  return {
    opensAt: closed ? null : textOf(form, "opensAt", 5),
    closesAt: closed ? null : endOfDay(textOf(form, "closesAt", 5)),
    reason: Object.fromEntries(
      locales.flatMap((locale) => {
        const text = textOf(form, `reason-${locale}`, 120);
        return text ? [[locale, text]] : [];
      }),
    ),
  };
}

/** Names with commas between them. */
export const namesIn = (form: FormData, field: string): string[] =>
  textOf(form, field, 9_000)
    .split(/[,、]/)
    .map((name) => name.trim())
    .filter(Boolean);

/** The numbers that forms here ask for, each with its bounds. */
export const numbers = {
  prepMinutes: [0, 10_080],
  picksPerHour: [1, 10_000],
  minutes: [5, 1_440],
  capacity: [1, 10_000],
  cutOffMinutes: [0, 10_080],
  holdDays: [1, 60],
  units: [0, 9_999],
  departmentUnits: [0, 9_999],
} as const satisfies Record<string, readonly [least: number, most: number]>;
export type NumberField = keyof typeof numbers;

/** Of these fields the ones with no number within its bounds. */
export const wrongNumbers = (form: FormData, fields: readonly NumberField[]): NumberField[] =>
  fields.filter((field) => {
    const [least, most] = numbers[field];
    const typed = wholeOf(form, field);
    return !(typed >= least && typed <= most);
  });
