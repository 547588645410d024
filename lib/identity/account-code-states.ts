/** What a mailed code is good for. One that was asked for one thing opens nothing else. */
export const codePurposes = ["sign_in", "sign_up", "reset_password", "confirm", "pickup_person"] as const;
export type CodePurpose = (typeof codePurposes)[number];

/** Those that lead into an account. */
export const entryPurposes = [
  "sign_in",
  "sign_up",
  "reset_password",
] as const satisfies readonly CodePurpose[];
type EntryPurpose = (typeof entryPurposes)[number];

export const isEntryPurpose = (purpose: CodePurpose): purpose is EntryPurpose =>
  entryPurposes.some((known) => known === purpose);
