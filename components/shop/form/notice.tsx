"use client";

import { type ReactNode, useEffect, useRef } from "react";
import { useSent } from "./action-form";

/**
 * What came of the form around: shown, and said by a screen reader. Good news politely, a refusal at once and in view,
 * wherever on a long page it was asked for; a refused field is gone to instead.
 * @param icon stands before a refusal
 * @param first a refusal that the page came with
 */
export function Notice({
  icon,
  first,
  className,
}: {
  icon?: ReactNode;
  first?: string | undefined;
  className?: string;
}) {
  const { outcome, pending } = useSent();
  const message = pending ? "" : (outcome?.message ?? first ?? "");
  const refused = outcome ? outcome.tone === "refused" : first !== undefined;
  const alert = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (outcome?.tone === "refused" && outcome.message && !outcome.errors && !outcome.focus)
      alert.current?.scrollIntoView({ block: "center" });
  }, [outcome]);
  return (
    <div className={message && refused ? className : undefined}>
      <div ref={alert} role="alert">
        {message && refused ? (
          <p className="flex items-start gap-2.5 rounded-lg bg-tomato-soft px-4 py-3 font-semibold text-tomato">
            {icon}
            <span>{message}</span>
          </p>
        ) : null}
      </div>
      <p role="status" className="sr-only">
        {refused ? "" : message}
      </p>
    </div>
  );
}
