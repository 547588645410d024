import type { ReactNode } from "react";
import type { RefundCardView } from "./refund-view";

/** One refund: for what, how much, where it stands, and what can be done about it. */
export function RefundCard({ view, children }: { view: RefundCardView; children?: ReactNode }) {
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
      <p className="figures font-semibold">{view.amount}</p>
      {children}
    </li>
  );
}
