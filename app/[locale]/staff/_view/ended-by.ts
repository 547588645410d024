import { movedAway } from "@/lib/pickup/change-store";
import { nothingLeft } from "@/lib/pickup/end-if-nothing-left";

/** Ends that nobody called off: their reasons are names, and nobody's words. */
const named = { [movedAway.reason]: "moved", [nothingLeft.reason]: "nothingLeft" } as const;

/** What a pickup that was cancelled ended by, when nobody called it off; null when somebody did, in words of theirs. */
export const endedBy = (reason: string | null): "moved" | "nothingLeft" | null =>
  Object.entries(named).find(([name]) => name === reason)?.[1] ?? null;
