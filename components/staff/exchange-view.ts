/** Something that could go out, as a tile that chooses it. */
export type CandidateView = {
  sku: string;
  title: string;
  /** What tells it from its siblings: `Large · Red`. */
  options: string;
  picture: string | null;
  price: string;
  here: string;
  /** The address that chooses it; null when there are fewer than come back. */
  href: string | null;
  chosen: boolean;
};

/** What an exchange would come to, in the reader's words. */
export type DifferenceView = {
  /** `Take €5.00` */
  headline: string;
  sides: string;
  /** Which way money goes. */
  way: "take" | "give" | "even";
  submit: string;
  ageLimit: number | null;
};
