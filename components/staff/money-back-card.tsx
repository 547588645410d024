import type { ReactNode } from "react";

type Props = { view: { number: string; state: string; lines: string[] }; children: ReactNode };

/** What came back or is given back: under which number, where it stands, and of what. */
export function MoneyBackCard({ view, children }: Props) {
  return (
    <li className="grid gap-3 rounded-lg border border-line bg-surface p-4">
      <p className="flex flex-wrap items-baseline justify-between gap-x-4">
        <strong className="figures">{view.number}</strong>
        <span className="font-semibold">{view.state}</span>
      </p>
      <ul>
        {view.lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      {children}
    </li>
  );
}
