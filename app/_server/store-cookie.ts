import { env } from "@/lib/kernel/env";

/** The slug of the store a browser's shopper chose; scripts of the page may read it. */
export const storeCookie = "aisle_store";

const year = 31_536_000;

export const storeCookieOptions = () => ({
  path: "/",
  maxAge: year,
  sameSite: "lax" as const,
  secure: env().origin.startsWith("https:"),
});
