import { z } from "zod";

/** What somebody wants to be called. */
export const shopperName = z.string().trim().min(1).max(120);

/** A name to begin with for whoever never gave one: `emmi.virta+shop@…` is "Emmi Virta". */
export function nameFromAddress(email: string): string {
  const local = email.slice(0, email.lastIndexOf("@")).replace(/\+.*$/, "");
  const words = local.split(/[._-]+/).filter((word) => /\p{L}/u.test(word));
  const name = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join(" ");
  return (name || email).slice(0, 120);
}
