import type { TimelineView } from "./pickup-view";

/** What happened to a pickup, newest first: what, who, where and when. */
export function Timeline({ entries }: { entries: TimelineView[] }) {
  return (
    <ol className="grid gap-3 border-l-2 border-line-strong pl-4">
      {entries.map((entry) => (
        <li
          key={entry.id}
          className="relative before:absolute before:top-2 before:-left-[1.36rem] before:size-2.5 before:rounded-full before:bg-green"
        >
          <p className="font-semibold">{entry.text}</p>
          <p className="figures text-sm">
            <time dateTime={entry.dateTime}>{entry.at}</time>
            {entry.who ? ` · ${entry.who}` : null}
          </p>
        </li>
      ))}
    </ol>
  );
}
