import "server-only";
import { cookies } from "next/headers";
import { z } from "zod";
import { type AskedCode, codeMinutes } from "@/lib/identity/account-code";
import { codePurposes } from "@/lib/identity/account-code-states";
import { seal, unseal } from "@/lib/kernel/secrets";
import { ownCookie } from "./own-cookie";

// A mailed code on its way belongs to the browser that asked for it: what it was for, and where to go after, travel in
// a sealed cookie, so that somebody else's link can make nobody type a code for them.

const cookie = "aisle_asked_code";

const stateSchema = z.object({
  id: z.string(),
  email: z.string(),
  purpose: z.enum(codePurposes),
  next: z.string(),
});
export type CodeOnItsWay = z.output<typeof stateSchema>;

/** The code this browser waits for; null when there is none, or it is too old. */
export async function codeOnItsWay(): Promise<CodeOnItsWay | null> {
  const sealed = (await cookies()).get(cookie)?.value;
  if (!sealed) return null;
  try {
    return stateSchema.parse(JSON.parse(unseal(sealed)));
  } catch {
    // Sealed under an earlier secret, or tampered with: worth nothing either way.
    return null;
  }
}

/** Remembers which code was asked for. Only in server actions. */
export async function keepAskedCode(
  asked: AskedCode,
  { purpose, next }: Pick<CodeOnItsWay, "purpose" | "next">,
): Promise<void> {
  const state: CodeOnItsWay = { id: asked.id, email: asked.email, purpose, next };
  (await cookies()).set(cookie, seal(JSON.stringify(state)), ownCookie(codeMinutes * 60));
}

/** Forgets it once it was used. Only in server actions. */
export async function forgetAskedCode(): Promise<void> {
  (await cookies()).delete(cookie);
}
