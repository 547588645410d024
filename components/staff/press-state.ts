/**
 * What became of a press. `key` is what the next press sends: a new one after every answer, the same one again when
 * no answer came, so that the work is done once.
 */
export type PressState = {
  key: string;
  outcome: "none" | "done" | "refused";
  /** Why it was refused, in the reader's words. */
  message: string | null;
  /** The refusal's stable code, to show it where it belongs; of what was done, how, where there is more than one way. */
  code: string | null;
};

export type Press = (state: PressState, form: FormData) => Promise<PressState>;

export const notPressed = (key: string): PressState => ({ key, outcome: "none", message: null, code: null });
