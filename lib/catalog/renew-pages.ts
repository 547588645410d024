import "server-only";
import { env } from "@/lib/kernel/env";
import { derivedToken } from "@/lib/kernel/secrets";

/** What the shop's own worker shows to the shop's own server. */
export const renewalToken = (): string => derivedToken("renew-pages", "catalogue");

/**
 * Tells the server that the catalogue changed, so that its static pages are made anew when they are next asked for.
 * Throws when the server does not answer: the job tries again.
 */
export async function renewPages(): Promise<void> {
  const answer = await fetch(`${env().origin}/api/renew-pages`, {
    method: "POST",
    headers: { Authorization: `Bearer ${renewalToken()}` },
    signal: AbortSignal.timeout(10_000),
    redirect: "error",
  });
  if (!answer.ok) throw new Error(`the server answered ${answer.status} to renewing its pages`);
}
