import type { BarFill, BarRow, FigureTile, ReportPart, ReportTable } from "@/components/staff/report-view";
import { translator } from "@/lib/i18n/translator";
import { weekdayAt } from "@/lib/i18n/when";
import { formatMoney } from "@/lib/kernel/money";
import type { Counts, Figures, StoreCounts, StoreReport } from "@/lib/reports/pickup-report";
import { type ReportTableName, reportTables } from "@/lib/reports/report-csv";
import type { ReportSpan } from "@/lib/reports/report-span";
import { dayAt } from "@/lib/stores/hours";

export type ReportReader = { locale: string; span: ReportSpan };

const wordsOf = (locale: string) => translator(locale, "manage.reports");
const number = (locale: string, units: number) => new Intl.NumberFormat(locale).format(units);

/** How long something took: `40 sec`, `12 min`, `1 hr 5 min`. */
export function lasted(seconds: number | null, locale: string): string {
  if (seconds === null) return wordsOf(locale)("none");
  const say = (units: number, unit: "second" | "minute" | "hour") =>
    new Intl.NumberFormat(locale, { style: "unit", unit, unitDisplay: "short" }).format(units);
  if (seconds < 60) return say(seconds, "second");
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return say(minutes, "minute");
  const rest = minutes % 60;
  return [say(Math.floor(minutes / 60), "hour"), rest > 0 ? say(rest, "minute") : ""]
    .filter(Boolean)
    .join(" ");
}

/** The share that was ready by its time, with how many that are. */
function onTime({ ready, onTime: count }: Counts, locale: string): string {
  const t = wordsOf(locale);
  if (ready === 0) return t("none");
  const share = new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 0 });
  return t("figures.share", {
    share: share.format(count / ready),
    count: number(locale, count),
    all: number(locale, ready),
  });
}

type Line = { key: string; label: string; say: (figures: Figures) => string };

const linesOf = (report: StoreReport, locale: string): Line[] => {
  const t = wordsOf(locale);
  const units = (key: "collected" | "noShows" | "cancelled" | "shortUnits"): Line => ({
    key,
    label: t(`figures.${key}`),
    say: (figures) => number(locale, figures[key]),
  });
  const time = (key: "waitMedian" | "waitNinth" | "pickMedian"): Line => ({
    key,
    label: t(`figures.${key}`),
    say: (figures) => lasted(figures[key], locale),
  });
  return [
    { key: "onTime", label: t("figures.onTime"), say: (figures) => onTime(figures, locale) },
    time("waitMedian"),
    time("waitNinth"),
    time("pickMedian"),
    units("collected"),
    units("noShows"),
    units("cancelled"),
    units("shortUnits"),
    {
      key: "refunds",
      label: t("figures.refunds"),
      say: ({ refunds, refundAmount }) =>
        refunds === 0
          ? number(locale, 0)
          : t("figures.refunded", {
              count: number(locale, refunds),
              amount: formatMoney({ amount: refundAmount, currency: report.currency }, locale),
            }),
    },
  ];
};

/** The figures as tiles, each beside what it was. */
export function figureTiles(report: StoreReport, { locale, span }: ReportReader): FigureTile[] {
  const t = wordsOf(locale);
  return linesOf(report, locale).map(({ label, say }) => ({
    label,
    value: say(report.now),
    before: t(`before.${span}`, { value: say(report.before) }),
  }));
}

/** The hours from the first to the last in which something happened, those between included; days as they are. */
function throughout(steps: StoreReport["steps"]): StoreReport["steps"] {
  const [first, last] = [steps[0]?.at.split("T"), steps.at(-1)?.at.split("T")];
  if (!first?.[1] || !last?.[1]) return steps;
  return Array.from({ length: Number(last[1]) - Number(first[1]) + 1 }, (_, n) => {
    const at = `${first[0]}T${String(Number(first[1]) + n).padStart(2, "0")}`;
    return steps.find((step) => step.at === at) ?? { at, ready: 0, onTime: 0, collected: 0 };
  });
}

/** Every table of a report, in the reader's words. */
export function reportTable(
  name: ReportTableName,
  report: StoreReport,
  stores: readonly StoreCounts[],
  { locale, span }: ReportReader,
): ReportTable {
  const t = wordsOf(locale);
  const num = (units: number) => number(locale, units);
  switch (name) {
    case "figures":
      return {
        columns: [t("figures.what"), t(`span.${span}`), t(`was.${span}`)],
        rows: linesOf(report, locale).map(({ key, label, say }) => ({
          key,
          head: label,
          cells: [say(report.now), say(report.before)],
        })),
      };
    case "steps":
      return {
        columns: [t("steps.at"), t("steps.onTime"), t("steps.late"), t("figures.collected")],
        rows: throughout(report.steps).map((step) => ({
          key: step.at,
          head: stepName(step.at, report, locale),
          cells: [step.onTime, step.ready - step.onTime, step.collected].map(num),
        })),
      };
    case "shorts":
      return {
        columns: [t("shorts.reason"), t("shorts.units")],
        rows: report.shorts.map(({ reason, units }) => ({
          key: reason,
          head: t(`shorts.reasons.${reason}`),
          cells: [num(units)],
        })),
      };
    case "clerks":
      return {
        columns: [
          t("clerks.name"),
          t("clerks.picked"),
          t("figures.pickMedian"),
          t("clerks.handedOver"),
          t("figures.shortUnits"),
        ],
        rows: report.clerks.map((clerk) => ({
          key: clerk.actor,
          head: clerk.name,
          cells: [
            num(clerk.picked),
            lasted(clerk.pickMedian, locale),
            num(clerk.handedOver),
            num(clerk.shortUnits),
          ],
        })),
      };
    case "stores":
      return {
        columns: [
          t("stores.name"),
          t("figures.onTime"),
          t("figures.waitMedian"),
          t("figures.collected"),
          t("figures.noShows"),
          t("figures.cancelled"),
        ],
        rows: stores.map(({ store, now }) => ({
          key: store.slug,
          head: store.name,
          cells: [
            onTime(now, locale),
            lasted(now.waitMedian, locale),
            num(now.collected),
            num(now.noShows),
            num(now.cancelled),
          ],
        })),
      };
  }
}

/** `14:00` of today, or `Tuesday`. @param at `2026-11-24T14` or `2026-11-24` */
function stepName(at: string, { store }: StoreReport, locale: string): string {
  const [day = "", hour] = at.split("T");
  if (hour !== undefined) return `${hour}:00`;
  return weekdayAt(dayAt(store.timeZone, day).from, locale, store.timeZone);
}

/** The parts of the page below its figures. Where there is one store only, nothing stands side by side. */
export function reportParts(
  report: StoreReport,
  stores: readonly StoreCounts[],
  reader: ReportReader,
  file: (table: ReportTableName) => string,
): ReportPart[] {
  const { locale, span } = reader;
  const t = wordsOf(locale);
  const num = (units: number) => number(locale, units);
  const titles = {
    figures: t("figures.title"),
    steps: t(`steps.${span}`),
    shorts: t("shorts.title"),
    clerks: t("clerks.title"),
    stores: t("stores.title"),
  };
  const bars: Record<ReportTableName, Omit<BarRow, "key" | "label">[]> = {
    figures: [],
    steps: throughout(report.steps).map(({ ready, onTime: good }) => ({
      value: num(ready),
      parts: parts(good, ready - good, "late"),
    })),
    shorts: report.shorts.map(({ units }) => ({ value: num(units), parts: parts(units) })),
    clerks: report.clerks.map(({ picked, handedOver }) => ({
      value: num(picked + handedOver),
      parts: parts(picked, handedOver, "hatched"),
    })),
    stores: stores.map(({ now }) => ({
      value: num(now.ready),
      parts: parts(now.onTime, now.ready - now.onTime, "late"),
    })),
  };
  const both = (plain: string, other: string, fill: BarFill): ReportPart["legend"] => [
    { name: plain, fill: "plain" },
    { name: other, fill },
  ];
  const timely = both(t("steps.onTime"), t("steps.late"), "late");
  const legends: Record<ReportTableName, ReportPart["legend"]> = {
    figures: [],
    steps: timely,
    shorts: [],
    clerks: both(t("clerks.picked"), t("clerks.handedOver"), "hatched"),
    stores: timely,
  };
  return reportTables
    .filter((name) => name !== "stores" || stores.length > 1)
    .map((name) => {
      const table = reportTable(name, report, stores, reader);
      const rows = bars[name].map((bar, n) => ({
        ...bar,
        key: table.rows[n]!.key,
        label: table.rows[n]!.head,
      }));
      return {
        id: name,
        title: titles[name],
        summary: t("chart", {
          title: titles[name],
          rows: rows.map(({ label, value }) => `${label} ${value}`).join(", "),
        }),
        legend: legends[name],
        bars: rows,
        table,
        file: { href: file(name), label: t("file", { what: titles[name] }) },
      };
    });
}

const parts = (plain: number, other = 0, fill: BarFill = "hatched"): BarRow["parts"] => [
  { units: plain, fill: "plain" },
  { units: other, fill },
];
