import { Temporal } from "temporal-polyfill";
import type { AllWords } from "./catalogue/words";

/** On which day of a year, as YYYY-MM-DD. */
type Holiday = { readonly reason: AllWords; readonly on: (year: number) => string };

/** Midsummer Day is the Saturday of 20 to 26 June, in Finland and in Sweden. */
function midsummer(year: number): Temporal.PlainDate {
  const first = Temporal.PlainDate.from({ year, month: 6, day: 20 });
  return first.add({ days: (6 - first.dayOfWeek + 7) % 7 });
}

/** The same in every year, as MM-DD. */
const always =
  (day: string) =>
  (year: number): string =>
    `${year}-${day}`;

export const holidays = {
  newYearsDay: {
    reason: { en: "New Year's Day", fi: "Uudenvuodenpäivä", tr: "Yılbaşı", ru: "Новый год", ja: "元日" },
    on: always("01-01"),
  },
  swedishNationalDay: {
    reason: {
      en: "National Day of Sweden",
      fi: "Ruotsin kansallispäivä",
      tr: "İsveç Ulusal Günü",
      ru: "Национальный день Швеции",
      ja: "スウェーデン建国記念日",
    },
    on: always("06-06"),
  },
  midsummerEve: {
    reason: {
      en: "Midsummer Eve",
      fi: "Juhannusaatto",
      tr: "Yaz Dönümü Arifesi",
      ru: "Канун Иванова дня",
      ja: "夏至祭前日",
    },
    on: (year) => midsummer(year).subtract({ days: 1 }).toString(),
  },
  midsummerDay: {
    reason: {
      en: "Midsummer Day",
      fi: "Juhannuspäivä",
      tr: "Yaz Dönümü Bayramı",
      ru: "Иванов день",
      ja: "夏至祭",
    },
    on: (year) => midsummer(year).toString(),
  },
  independenceDay: {
    reason: {
      en: "Independence Day",
      fi: "Itsenäisyyspäivä",
      tr: "Finlandiya Bağımsızlık Günü",
      ru: "День независимости Финляндии",
      ja: "独立記念日",
    },
    on: always("12-06"),
  },
  christmasEve: {
    reason: {
      en: "Christmas Eve",
      fi: "Jouluaatto",
      tr: "Noel Arifesi",
      ru: "Сочельник",
      ja: "クリスマスイブ",
    },
    on: always("12-24"),
  },
  christmasDay: {
    reason: { en: "Christmas Day", fi: "Joulupäivä", tr: "Noel", ru: "Рождество", ja: "クリスマス" },
    on: always("12-25"),
  },
  secondChristmasDay: {
    reason: {
      en: "Second Day of Christmas",
      fi: "Tapaninpäivä",
      tr: "Noel'in İkinci Günü",
      ru: "Второй день Рождества",
      ja: "クリスマス翌日",
    },
    on: always("12-26"),
  },
} as const satisfies Record<string, Holiday>;

export type HolidayKey = keyof typeof holidays;

/** That year's and the next one's. */
export const daysOf = ({ on }: Holiday, year: number): string[] => [on(year), on(year + 1)];
