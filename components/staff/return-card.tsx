import type { ReactNode } from "react";
import { buttonLooks } from "@/components/ui/button";
import type { ReturnCardView } from "./return-view";

/** One return: what came, what goes back, where it stands, and what can be done about it. */
export function ReturnCard({ view, children }: { view: ReturnCardView; children?: ReactNode }) {
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
      {view.amount ? <p className="figures font-semibold">{view.amount}</p> : null}
      {view.exchangedFor ? <p className="figures font-semibold">{view.exchangedFor}</p> : null}
      {view.papers.length > 0 ? (
        <p className="flex flex-wrap gap-2">
          {view.papers.map(({ href, label }) => (
            <a key={href} href={href} className={buttonLooks("secondary")}>
              {label}
            </a>
          ))}
        </p>
      ) : null}
      {children}
    </li>
  );
}
