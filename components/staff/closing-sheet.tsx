import { useTranslations } from "next-intl";
import { buttonLooks } from "@/components/ui/button";
import type { ClosingTable, ClosingView } from "./closing-view";

const cell = "px-2 py-2.5 text-right first:pl-0 first:text-left last:pr-0";

/** A store's day: money by means, goods with their VAT, how many of what; and the way to its file. */
export function ClosingSheet({ closing, file }: { closing: ClosingView; file: string }) {
  const t = useTranslations("staff.closing");
  return (
    <article aria-labelledby="day" className="grid gap-8">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h2 id="day" className="figures text-xl">
          {closing.day}
        </h2>
        <a href={file} download className={`no-print ${buttonLooks("secondary")}`}>
          {t("file")}
        </a>
      </div>
      {closing.tables.map((table) => (
        <Table key={table.title} table={table} />
      ))}
      <section aria-labelledby="counts">
        <h3 id="counts" className="mb-2 text-lg">
          {t("counts")}
        </h3>
        <dl className="divide-y divide-line border-y border-line">
          {closing.facts.map(({ label, value }) => (
            <div key={label} className="flex justify-between gap-4 py-2.5">
              <dt>{label}</dt>
              <dd className="figures">{value}</dd>
            </div>
          ))}
        </dl>
      </section>
    </article>
  );
}

function Table({ table: { title, columns, rows, total } }: { table: ClosingTable }) {
  return (
    <table className="figures w-full text-sm sm:text-base">
      <caption className="mb-2 text-left text-lg font-bold">{title}</caption>
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
        {rows.map((row) => (
          <Row key={row.head} row={row} columns={columns} />
        ))}
      </tbody>
      {total ? (
        <tfoot className="font-bold">
          <Row row={total} columns={columns} />
        </tfoot>
      ) : null}
    </table>
  );
}

type RowProps = { row: ClosingTable["rows"][number]; columns: string[] };

function Row({ row: { head, cells }, columns }: RowProps) {
  return (
    <tr>
      <th scope="row" className={`${cell} font-[inherit]`}>
        {head}
      </th>
      {cells.map((text, column) => (
        <td key={columns[column + 1]} className={cell}>
          {text}
        </td>
      ))}
    </tr>
  );
}
