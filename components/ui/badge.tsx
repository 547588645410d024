import type { ReactNode } from "react";

const tones = {
  plain: "bg-surface text-ink border-line",
  green: "bg-green-soft text-green border-transparent",
  tomato: "bg-tomato-soft text-tomato border-transparent",
  amber: "bg-amber-soft text-amber border-transparent",
} as const;

export type BadgeTone = keyof typeof tones;

/** A short word about the thing beside it. Its words carry the meaning; the colour only helps. */
export function Badge({ tone = "plain", children }: { tone?: BadgeTone; children: ReactNode }) {
  return (
    <span
      className={`inline-flex items-center gap-1 rounded-full border px-2.5 py-0.5 text-xs font-semibold whitespace-nowrap ${tones[tone]}`}
    >
      {children}
    </span>
  );
}
