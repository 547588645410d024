import type { Tone } from "./now-answer";

const dots: Record<Tone, string> = {
  ready: "bg-green",
  few: "bg-tomato",
  elsewhere: "border-2 border-amber",
  none: "border-2 border-line-strong",
};
const colours: Record<Tone, string> = {
  ready: "text-green",
  few: "text-tomato",
  elsewhere: "text-ink-soft",
  none: "text-ink-soft",
};

/** The shop's promise, where a page made for one shopper knows it from the start. */
export function Promised({ tone, text, className }: { tone: Tone; text: string; className?: string }) {
  return (
    <p
      className={`figures flex items-baseline gap-1.5 text-sm font-medium ${colours[tone]} ${className ?? ""}`}
    >
      <span className={`size-2 shrink-0 rounded-full ${dots[tone]}`} />
      <span>{text}</span>
    </p>
  );
}
