import type { ReactNode } from "react";

// Written out, so that the theme sees which there are; app/theme/controls.css says how they look.
const tones = {
  plain: "badge badge-plain",
  green: "badge badge-green",
  tomato: "badge badge-tomato",
  amber: "badge badge-amber",
} as const;

export type BadgeTone = keyof typeof tones;

/** A short word about the thing beside it. Its words carry the meaning; the colour only helps. */
export function Badge({ tone = "plain", children }: { tone?: BadgeTone; children: ReactNode }) {
  return <span className={tones[tone]}>{children}</span>;
}
