/** A figure of a report, with what it was before. */
export type FigureTile = { label: string; value: string; before: string };

export type ReportTable = {
  columns: string[];
  rows: { key: string; head: string; cells: string[] }[];
};

/** A bar is drawn in parts, one after the other; a marked part is hatched, so that it is told without colour. */
export type BarRow = {
  key: string;
  label: string;
  value: string;
  parts: { units: number; marked: boolean }[];
};

/** One matter of a report: a chart where there is one, the table behind it, and its file. */
export type ReportPart = {
  id: string;
  title: string;
  /** What the chart says, for who cannot see it. */
  summary: string;
  /** Names of the plain and the marked parts; none where bars have one part. */
  legend: string[];
  bars: BarRow[];
  table: ReportTable;
  file: { href: string; label: string };
};
