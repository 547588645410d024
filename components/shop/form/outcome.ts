/** What came of a sent form, in the reader's words. */
export type Outcome = {
  tone: "done" | "refused";
  /** Said aloud and shown; empty when the page itself says enough. */
  message: string;
  /** Why, by field name; shown beside the field. */
  errors?: Record<string, string>;
  /** What was typed, by field name, for a page that was sent and came back whole. */
  typed?: Record<string, string>;
  /** Id of the element to go to, when it is not the first field in error. */
  focus?: string;
  /** What is shown this once and kept nowhere, by name. */
  shown?: Record<string, string>;
  /** Units now in the basket, when it changed. */
  units?: number;
};

/** A server action behind a form. */
export type FormAction = (form: FormData) => Promise<Outcome>;
