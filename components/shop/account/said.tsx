"use client";

import type { ReactNode } from "react";
import { useSent } from "@/components/shop/form/action-form";
import { SaidBox } from "./said-box";

/**
 * What came of the form around, good or bad: shown where the eye is, and said by a screen reader.
 * @param first what the page came with, as a refusal
 */
export function Said({
  icons,
  first,
  className = "",
}: {
  icons: { done: ReactNode; refused: ReactNode };
  first?: string | undefined;
  className?: string;
}) {
  const { outcome, pending } = useSent();
  const message = pending ? "" : (outcome?.message ?? first ?? "");
  const refused = outcome ? outcome.tone === "refused" : first !== undefined;
  return (
    <div className={message ? className : undefined}>
      <div role="alert">
        {message && refused ? (
          <SaidBox tone="refused" icon={icons.refused}>
            {message}
          </SaidBox>
        ) : null}
      </div>
      <div role="status">
        {message && !refused ? (
          <SaidBox tone="done" icon={icons.done}>
            {message}
          </SaidBox>
        ) : null}
      </div>
    </div>
  );
}
