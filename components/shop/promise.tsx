import type { Tone } from "./now-answer";
import { colours, dots } from "./tone-looks";

/** The shop's promise, where a page made for one shopper knows it from the start. */
export function Promised({ tone, text, className }: { tone: Tone; text: string; className?: string }) {
  return (
    <p className={`flex items-baseline gap-1.5 text-sm font-medium ${colours[tone]} ${className ?? ""}`}>
      <span className={`size-2 shrink-0 rounded-full ${dots[tone]}`} />
      <span>{text}</span>
    </p>
  );
}
