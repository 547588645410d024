import { env } from "@/lib/kernel/env";

/**
 * How every cookie of ours is set but the store's: out of scripts' reach, sent along by no other site's forms, and over
 * https only where the shop is on https.
 * @param maxAge seconds
 */
export const ownCookie = (maxAge: number) => ({
  httpOnly: true,
  sameSite: "lax" as const,
  secure: env().origin.startsWith("https://"),
  path: "/",
  maxAge,
});
