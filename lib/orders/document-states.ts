/** What is issued when goods leave, and when they come back. Neither has a second state: it is written once. */
export const documentKinds = ["receipt", "credit_note"] as const;
export type DocumentKind = (typeof documentKinds)[number];
