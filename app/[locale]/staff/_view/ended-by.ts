import { movedAway } from "@/lib/pickup/change-store";
import { nothingLeft } from "@/lib/pickup/end-if-nothing-left";
import { notReleased } from "@/lib/pickup/review";

/** Ends that nobody called off: their reasons are names, and nobody's words. */
const named = {
  [movedAway.reason]: "moved",
  [nothingLeft.reason]: "nothingLeft",
  [notReleased.reason]: "notReleased",
} as const;
type Named = (typeof named)[keyof typeof named];

/** What a pickup that was cancelled ended by, when nobody called it off; null when somebody did, in words of theirs. */
export const endedBy = (reason: string | null): Named | null =>
  Object.entries(named).find(([name]) => name === reason)?.[1] ?? null;
