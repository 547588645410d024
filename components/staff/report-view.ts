/** A figure of a report, with what it was before. */
export type FigureTile = { label: string; value: string; before: string };

export type ReportTable = {
  columns: string[];
  rows: { key: string; head: string; cells: string[] }[];
};

/** How a part of a bar is filled: plain, hatched, or hatched as what is not well. None is told by colour alone. */
export type BarFill = "plain" | "hatched" | "late";

/** A bar is drawn in parts, one after the other. */
export type BarRow = {
  key: string;
  label: string;
  value: string;
  parts: { units: number; fill: BarFill }[];
};

/** One matter of a report: a chart where there is one, the table behind it, and its file. */
export type ReportPart = {
  id: string;
  title: string;
  /** What the chart says, for who cannot see it. */
  summary: string;
  /** What the parts are; none where bars have one. */
  legend: { name: string; fill: BarFill }[];
  bars: BarRow[];
  table: ReportTable;
  file: { href: string; label: string };
};
