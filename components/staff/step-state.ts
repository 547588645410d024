/** What became of a step of signing in. `tries` counts the answers. */
export type StepState = {
  tries: number;
  /** Why it was refused, in the reader's words. */
  message: string | null;
  /** Recovery codes, shown this once; empty when a step is done that has none. */
  codes: string[] | null;
};

export type Step = (state: StepState, form: FormData) => Promise<StepState>;

export const noStep: StepState = { tries: 0, message: null, codes: null };
