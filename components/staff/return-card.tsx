import type { ReactNode } from "react";
import { buttonLooks } from "@/components/ui/button";
import { MoneyBackCard } from "./money-back-card";
import type { ReturnCardView } from "./return-view";

/** One return: what came, what goes back, where it stands, and what can be done about it. */
export function ReturnCard({ view, children }: { view: ReturnCardView; children?: ReactNode }) {
  return (
    <MoneyBackCard view={view}>
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
    </MoneyBackCard>
  );
}
