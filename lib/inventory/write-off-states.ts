import { machine } from "@/lib/kernel/machine";

/** Units that are taken out of the books: at once, or held until a second person says yes. */
export const writeOffStates = machine("held", [
  ["held", "approve", "written_off"],
  ["held", "reject", "rejected"],
]);
export type WriteOffState = (typeof writeOffStates.states)[number];
