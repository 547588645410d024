export type AuditRow = {
  id: string;
  when: string;
  dateTime: string;
  /** What it is about, in words, and the event's own name. */
  about: string;
  name: string;
  who: string;
  /** Store, device and order, as far as there are any. */
  where: string[];
  details: string;
};

/** What was done, newest first. */
export function AuditList({ rows }: { rows: AuditRow[] }) {
  return (
    <ol className="grid gap-2">
      {rows.map((row) => (
        <li key={row.id} className="rounded-lg border border-line bg-surface px-4 py-3">
          <p className="flex flex-wrap items-baseline gap-x-3">
            <time dateTime={row.dateTime} className="figures text-sm">
              {row.when}
            </time>
            <span className="font-bold">{row.about}</span>
            <code className="text-sm break-all">{row.name}</code>
          </p>
          <p className="text-sm">{[row.who, ...row.where].filter(Boolean).join(" · ")}</p>
          {row.details ? <p className="figures text-sm break-words text-ink-soft">{row.details}</p> : null}
        </li>
      ))}
    </ol>
  );
}
