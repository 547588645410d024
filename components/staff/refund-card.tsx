import type { ReactNode } from "react";
import { MoneyBackCard } from "./money-back-card";
import type { RefundCardView } from "./refund-view";

/** One refund: for what, how much, where it stands, and what can be done about it. */
export function RefundCard({ view, children }: { view: RefundCardView; children?: ReactNode }) {
  return (
    <MoneyBackCard view={view}>
      <p className="figures font-semibold">{view.amount}</p>
      {children}
    </MoneyBackCard>
  );
}
