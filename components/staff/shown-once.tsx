"use client";

import { useSent } from "@/components/shop/form/action-form";
import { Button } from "@/components/ui/button";

/** A code that the form around has just made: large, to be printed or written down, and gone with the page. */
export function ShownOnce({ words }: { words: { once: string; use: string; print: string } }) {
  const { outcome } = useSent();
  if (!outcome?.shown) return null;
  const { title = "", code = "" } = outcome.shown;
  return (
    <div className="print-alone my-5 grid justify-items-start gap-3 rounded-lg border-2 border-green bg-green-soft p-5">
      <p className="text-xl font-bold">{title}</p>
      <p className="figures text-2xl font-bold tracking-wide break-all select-all">{code}</p>
      <p>{words.use}</p>
      <p className="no-print font-semibold">{words.once}</p>
      <Button tone="secondary" className="no-print" onClick={() => window.print()}>
        {words.print}
      </Button>
    </div>
  );
}
