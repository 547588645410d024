import { refusalIn } from "./refusal";
import { type PickupState, type PickupVerb, pickupStates, type UndoableVerb, undoableVerbs } from "./states";

/** What a verb does in a state: leads to one, changes something and stays, or is refused with a code. */
export type Outcome = { to: PickupState } | { stays: true } | { refused: string };
type OutcomeIn = (state: PickupState) => Outcome;

/** A verb of the states table. */
const edge =
  (verb: PickupVerb): OutcomeIn =>
  (state) => {
    const to = pickupStates.next(state, verb);
    return to ? { to } : { refused: refusalIn(state, pickupStates.from(verb)[0]!).code };
  };

/** A verb that changes something about a pickup in these states, and leads nowhere. */
const within =
  (...states: readonly PickupState[]): OutcomeIn =>
  (state) =>
    states.includes(state) ? { stays: true } : { refused: refusalIn(state, states[0]!).code };

/** Taking a press back: the table's edges, the other way round. */
const back: OutcomeIn = (state) => {
  const verb = undoableVerbs.find((v: UndoableVerb) => pickupStates.undo(v).from === state);
  return verb ? { to: pickupStates.undo(verb).to } : { refused: "pickup.nothing_to_undo" };
};

/** Every verb there is for a pickup, who says it, and its outcome. */
export const verbs = {
  startPicking: { by: "clerk", in: edge("startPicking") },
  pickLine: { by: "clerk", in: within("picking") },
  shortLine: { by: "clerk", in: within("picking") },
  markReady: { by: "clerk", in: edge("markReady") },
  bringOut: { by: "clerk", in: within("ready") },
  collectPart: { by: "clerk", in: within(...pickupStates.from("markCollected")) },
  markCollected: { by: "clerk", in: edge("markCollected") },
  undoPress: { by: "manager", in: back },
  cancelPickup: { by: "clerk", in: edge("cancel") },
  putBack: { by: "clerk", in: within("cancelled", "expired") },
  reissueCode: { by: "clerk", in: within(...pickupStates.open) },
  revokeCode: { by: "clerk", in: within(...pickupStates.open) },
  sayOnMyWay: { by: "shopper", in: within("ready") },
  sayArrived: { by: "shopper", in: within("ready") },
  extendPickup: { by: "shopper", in: within("ready") },
  reschedulePickup: { by: "shopper", in: within(...pickupStates.open) },
  changeStore: { by: "shopper", in: edge("cancel") },
  convertToDelivery: { by: "shopper", in: edge("cancel") },
  changePickupPerson: { by: "shopper", in: within(...pickupStates.open) },
  expirePickup: { by: "clock", in: edge("expire") },
} as const satisfies Record<string, { by: "clerk" | "manager" | "shopper" | "clock"; in: OutcomeIn }>;
export type Verb = keyof typeof verbs;
export const verbNames = Object.keys(verbs) as Verb[];

function inWords(outcome: Outcome): string {
  if ("to" in outcome) return `**→ ${outcome.to}**`;
  return "stays" in outcome ? "done" : `\`${outcome.refused}\``;
}

/** The table of every verb × state, in Markdown, with its columns one below the other. */
export function outcomeTable(): string {
  const states = [...pickupStates.open, ...pickupStates.terminal];
  const head = ["verb", "by", ...states];
  const rows = verbNames.map((verb) => [
    verb,
    verbs[verb].by,
    ...states.map((state) => inWords(verbs[verb].in(state))),
  ]);
  const widths = head.map((_, column) => Math.max(...[head, ...rows].map((row) => row[column]!.length)));
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column]!)).join(" | ")} |`;
  return [head, widths.map((width) => "-".repeat(width)), ...rows].map(line).join("\n");
}
