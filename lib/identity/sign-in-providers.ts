import type { Env } from "@/lib/kernel/env";

/** Somewhere else where people may sign in, as a button names it. */
export type SignInProvider = { id: "google" | "apple" | "oidc"; name: string };

/** Those the shop was set up for; none unless their variables are set. */
export const signInProviders = ({ signIn }: Env): SignInProvider[] => [
  ...(signIn.google ? [{ id: "google" as const, name: "Google" }] : []),
  ...(signIn.apple ? [{ id: "apple" as const, name: "Apple" }] : []),
  ...(signIn.oidc ? [{ id: "oidc" as const, name: signIn.oidc.name }] : []),
];
