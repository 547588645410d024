import type { Tone } from "./now-answer";

/** How a promise looks by its tone: the dot before it, and its words. */
export const dots: Record<Tone, string> = {
  ready: "bg-green",
  few: "bg-tomato",
  elsewhere: "border-2 border-amber",
  none: "border-2 border-line-strong",
};
export const colours: Record<Tone, string> = {
  ready: "text-green",
  few: "text-tomato",
  elsewhere: "text-ink-soft",
  none: "text-ink-soft",
};
