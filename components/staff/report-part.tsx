import { useTranslations } from "next-intl";
import { buttonLooks } from "@/components/ui/button";
import { BarChart } from "./bar-chart";
import type { ReportPart as Part, ReportTable } from "./report-view";

const cell = "px-2 py-2.5 text-right first:pl-0 first:text-left last:pr-0";

/** One matter of a report: its chart, the table behind it, and the way to its file. */
export function ReportPart({ part }: { part: Part }) {
  const t = useTranslations("manage.reports");
  const { id, title, summary, legend, bars, table, file } = part;
  return (
    <section aria-labelledby={id} className="rounded-lg border border-line bg-surface p-4 sm:p-6">
      <h2 id={id} className="mb-4 text-xl">
        {title}
      </h2>
      {table.rows.length === 0 ? (
        <p>{t("empty")}</p>
      ) : (
        <>
          {bars.length > 0 ? <BarChart summary={summary} legend={legend} bars={bars} /> : null}
          <details open={bars.length === 0} className={bars.length > 0 ? "mt-4" : undefined}>
            <summary className="inline-flex min-h-11 cursor-pointer items-center font-semibold text-green">
              {t("table")}
            </summary>
            <Table title={title} table={table} />
          </details>
          <a href={file.href} download className={`no-print mt-3 ${buttonLooks("secondary")}`}>
            {file.label}
          </a>
        </>
      )}
    </section>
  );
}

function Table({ title, table: { columns, rows } }: { title: string; table: ReportTable }) {
  return (
    <section aria-label={title} className="overflow-x-auto">
      <table className="figures w-full text-sm">
        <thead className="text-ink-soft">
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col" className={`${cell} align-bottom font-medium`}>
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="divide-y divide-line border-y border-line">
          {rows.map(({ key, head, cells }) => (
            <tr key={key}>
              <th scope="row" className={`${cell} font-semibold`}>
                {head}
              </th>
              {cells.map((text, n) => (
                <td key={columns[n + 1]} className={cell}>
                  {text}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
