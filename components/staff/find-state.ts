/** A pickup that was found, in the reader's words. */
export type FoundView = {
  id: string;
  number: string;
  name: string;
  pickupPerson: string | null;
  state: string;
  store: string;
  shelf: string | null;
};

/** What a search or a scan came to. `key` makes a repeated scan's count once, like a press's. */
export type FindState = { key: string } & (
  | { kind: "none" }
  | { kind: "found"; text: string; found: FoundView[] }
  | { kind: "said"; good: boolean; message: string }
);

export type Find = (state: FindState, form: FormData) => Promise<FindState>;
