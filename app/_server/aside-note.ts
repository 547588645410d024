import "server-only";
import { cookies } from "next/headers";
import { ownCookie } from "./own-cookie";

// What did not fit when two baskets became one is told on the basket page, whichever page a sign-in leads to, until
// the basket is changed again. A number says nothing of anybody, so it is not sealed.

const cookie = "aisle_aside";
const secondsKept = 24 * 60 * 60;

/** Only in server actions and route handlers, as is forgetting it. */
export async function keepAsideNote(lines: number): Promise<void> {
  (await cookies()).set(cookie, String(lines), ownCookie(secondsKept));
}

/** How many lines were put aside; 0 when none were, or that was told. */
export async function asideNote(): Promise<number> {
  const kept = (await cookies()).get(cookie)?.value ?? "";
  return /^[1-9]\d{0,2}$/.test(kept) ? Number(kept) : 0;
}

export async function forgetAsideNote(): Promise<void> {
  const jar = await cookies();
  if (jar.has(cookie)) jar.delete(cookie);
}
