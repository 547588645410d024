export type AuditRow = {
  id: string;
  when: string;
  dateTime: string;
  /** What happened, in words, and the event's own name. */
  title: string;
  name: string;
  who: string;
  /** Store, device and order, as far as there are any. */
  where: string[];
  /** What was told about it, in words. */
  facts: string[];
  /** All that was recorded, as it is; null when nothing was. */
  all: string | null;
};

/** What was done, newest first. */
export function AuditList({ rows, all }: { rows: AuditRow[]; all: string }) {
  return (
    <ol className="grid gap-2">
      {rows.map((row) => (
        <li key={row.id} className="rounded-lg border border-line bg-surface px-4 py-3">
          <p className="flex flex-wrap items-baseline gap-x-3">
            <time dateTime={row.dateTime} className="figures text-sm">
              {row.when}
            </time>
            <span className="font-bold">{row.title}</span>
          </p>
          <p className="text-sm">{[row.who, ...row.where].filter(Boolean).join(" · ")}</p>
          {row.facts.length > 0 ? (
            <p className="figures text-sm break-words">{row.facts.join(" · ")}</p>
          ) : null}
          <details className="text-sm text-ink-soft">
            <summary className="inline-flex min-h-11 cursor-pointer items-center gap-2">
              <code className="break-all">{row.name}</code>
              <span className="sr-only">{all}</span>
            </summary>
            {row.all ? (
              <pre className="overflow-x-auto whitespace-pre-wrap break-words">{row.all}</pre>
            ) : null}
          </details>
        </li>
      ))}
    </ol>
  );
}
