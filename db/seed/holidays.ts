import type { AllWords } from "./catalogue/words";

/** A day, as YYYY-MM-DD. */
type Holiday = { readonly reason: AllWords; readonly on: (year: number) => string };

const dayOf = (date: Date): string => date.toISOString().slice(0, 10);

/** Midsummer Day is the Saturday of 20 to 26 June, in Finland and in Sweden. */
function midsummer(year: number): string {
  const first = new Date(Date.UTC(year, 5, 20));
  first.setUTCDate(20 + ((6 - first.getUTCDay() + 7) % 7));
  return dayOf(first);
}

const dayBefore = (day: string): string => dayOf(new Date(Date.parse(day) - 86_400_000));

export const holidays = {
  newYearsDay: {
    reason: { en: "New Year's Day", fi: "Uudenvuodenpäivä", tr: "Yılbaşı", ru: "Новый год", ja: "元日" },
    on: (year) => `${year}-01-01`,
  },
  swedishNationalDay: {
    reason: {
      en: "National Day of Sweden",
      fi: "Ruotsin kansallispäivä",
      tr: "İsveç Ulusal Günü",
      ru: "Национальный день Швеции",
      ja: "スウェーデン建国記念日",
    },
    on: (year) => `${year}-06-06`,
  },
  midsummerEve: {
    reason: {
      en: "Midsummer Eve",
      fi: "Juhannusaatto",
      tr: "Yaz Dönümü Arifesi",
      ru: "Канун Иванова дня",
      ja: "夏至祭前日",
    },
    on: (year) => dayBefore(midsummer(year)),
  },
  midsummerDay: {
    reason: {
      en: "Midsummer Day",
      fi: "Juhannuspäivä",
      tr: "Yaz Dönümü Bayramı",
      ru: "Иванов день",
      ja: "夏至祭",
    },
    on: midsummer,
  },
  independenceDay: {
    reason: {
      en: "Independence Day",
      fi: "Itsenäisyyspäivä",
      tr: "Finlandiya Bağımsızlık Günü",
      ru: "День независимости Финляндии",
      ja: "独立記念日",
    },
    on: (year) => `${year}-12-06`,
  },
  christmasEve: {
    reason: {
      en: "Christmas Eve",
      fi: "Jouluaatto",
      tr: "Noel Arifesi",
      ru: "Сочельник",
      ja: "クリスマスイブ",
    },
    on: (year) => `${year}-12-24`,
  },
  christmasDay: {
    reason: { en: "Christmas Day", fi: "Joulupäivä", tr: "Noel", ru: "Рождество", ja: "クリスマス" },
    on: (year) => `${year}-12-25`,
  },
  secondChristmasDay: {
    reason: {
      en: "Second Day of Christmas",
      fi: "Tapaninpäivä",
      tr: "Noel'in İkinci Günü",
      ru: "Второй день Рождества",
      ja: "クリスマス翌日",
    },
    on: (year) => `${year}-12-26`,
  },
} as const satisfies Record<string, Holiday>;

export type HolidayKey = keyof typeof holidays;

/** That year's and the next one's. */
export const daysOf = ({ on }: Holiday, year: number): string[] => [on(year), on(year + 1)];
