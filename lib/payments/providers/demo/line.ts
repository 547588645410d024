import type { OperationKind } from "../../states";

type Breaks = (kind: OperationKind | "lookUp", where: "there" | "back") => boolean;

/**
 * The line to the demo shop's card company. It never breaks by itself; a measurement or a test that wants to see what the
 * shop does then puts a worse one in.
 */
export const line: { breaks: Breaks; slow: () => Promise<void> } = {
  breaks: () => false,
  /** What passes between what is done and its answer. */
  slow: () => Promise.resolve(),
};
