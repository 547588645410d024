import type { ReactNode } from "react";

export type WriteOffView = { id: string; worth: string; by: string; note: string | null; lines: string[] };

/** A loss that waits for a second person: what is missing, what it is worth, and who missed it. */
export function WriteOffCard({ view, children }: { view: WriteOffView; children: ReactNode }) {
  return (
    <li className="grid content-start gap-3 rounded-lg border-2 border-tomato bg-surface p-4">
      <div>
        <p className="figures text-lg font-bold">{view.worth}</p>
        <p className="text-sm">{view.by}</p>
        {view.note ? <p className="text-sm">{view.note}</p> : null}
      </div>
      <ul>
        {view.lines.map((line) => (
          <li key={line} className="figures font-medium">
            {line}
          </li>
        ))}
      </ul>
      {children}
    </li>
  );
}
