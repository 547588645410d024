import { Problem } from "@/lib/kernel/problem";

/** The line is gone, or never was in this basket: the answers are the same. */
export const lineNotFound = () =>
  new Problem("not_found", "cart.line_not_found", "This is not in the basket any more.");
