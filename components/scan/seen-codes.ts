import type { SeenCode } from "./code-reader";

/** Of several codes in view the one that was aimed at; undefined when there is none. */
export const nearestToMiddle = (codes: readonly SeenCode[]): SeenCode | undefined =>
  codes.toSorted((a, b) => offMiddle(a) - offMiddle(b))[0];

const offMiddle = ({ x, y }: SeenCode): number => Math.hypot(x - 0.5, y - 0.5);

/** How long a code has to be out of view before it is another of the same. */
const breathMs = 900;

/**
 * Lets a code through once for as long as it is held in view; the same again counts when it was away for a breath.
 * @returns a judge of every look: what was seen, and when in milliseconds
 */
export function oncePerBreath(): (text: string, at: number) => boolean {
  let last: { text: string; at: number } | undefined;
  return (text, at) => {
    const still = last?.text === text && at - last.at < breathMs;
    last = { text, at };
    return !still;
  };
}
