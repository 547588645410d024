"use client";

import type { ReactNode } from "react";
import { useSent } from "@/components/shop/form/action-form";

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
  const box = "flex items-start gap-2.5 rounded-lg px-4 py-3 font-semibold";
  return (
    <div className={message ? className : undefined}>
      <div role="alert">
        {message && refused ? (
          <p className={`${box} bg-tomato-soft text-tomato`}>
            {icons.refused}
            <span>{message}</span>
          </p>
        ) : null}
      </div>
      <div role="status">
        {message && !refused ? (
          <p className={`${box} bg-green-soft text-green`}>
            {icons.done}
            <span>{message}</span>
          </p>
        ) : null}
      </div>
    </div>
  );
}
