import "server-only";
import { cookies } from "next/headers";
import { z } from "zod";
import { ownHolder } from "@/lib/inventory/holder";
import type { Ctx } from "@/lib/kernel/actor";
import { randomToken, seal, unseal } from "@/lib/kernel/secrets";
import { ownCookie } from "./own-cookie";

// One checkout on its way: what is held, what was typed, and the key under which the order will be placed once. It
// travels in a sealed cookie, so that a reload, a step back or another refusal finds everything as it was, without a
// stranger's name lying in the database. It counts only for the shopper it was made for.

const cookie = "aisle_checkout";
const hoursKept = 2;
/** Browsers keep about four kilobytes, encoded. */
const mostCharacters = 3800;

const stateSchema = z.object({
  shopper: z.string(),
  key: z.string(),
  holds: z.array(z.object({ id: z.string(), token: z.string(), store: z.string() })),
  typed: z.record(z.string(), z.string()),
  /** The address a code was mailed to, and the verification it belongs to. */
  asked: z.object({ email: z.string(), id: z.string() }).optional(),
});
export type CheckoutState = z.output<typeof stateSchema>;

export const emptyCheckout = (ctx: Ctx): CheckoutState => ({
  shopper: ownHolder(ctx.actor) ?? "",
  key: randomToken(),
  holds: [],
  typed: {},
});

/** The shopper's checkout; null when there is none, or it is another's, or too old. */
export async function readCheckout(ctx: Ctx): Promise<CheckoutState | null> {
  const sealed = (await cookies()).get(cookie)?.value;
  const shopper = ownHolder(ctx.actor);
  if (!sealed || !shopper) return null;
  try {
    const state = stateSchema.parse(JSON.parse(unseal(sealed)));
    return state.shopper === shopper ? state : null;
  } catch {
    // Sealed under an earlier secret, or tampered with: worth nothing either way.
    return null;
  }
}

/** Keeps a checkout. Only in server actions. */
export async function keepCheckout(state: CheckoutState): Promise<void> {
  const sealed = seal(JSON.stringify(state));
  const fits = encodeURIComponent(sealed).length <= mostCharacters;
  (await cookies()).set(
    cookie,
    fits ? sealed : seal(JSON.stringify({ ...state, typed: {} })),
    ownCookie(hoursKept * 60 * 60),
  );
}

/** Forgets the checkout once its order stands. Only in server actions. */
export async function forgetCheckout(): Promise<void> {
  (await cookies()).delete(cookie);
}
