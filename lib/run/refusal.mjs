// @ts-check

/** A failure whose message tells the person at the terminal everything they need: shown without a stack. */
export class Refusal extends Error {
  /** @override */
  name = "Refusal";
}
