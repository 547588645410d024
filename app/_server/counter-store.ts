import "server-only";
import { cookies } from "next/headers";
import { ownCookie } from "./own-cookie";

// Which of their stores somebody looked at last on this device. A preference, no permission: whoever reads it looks
// for the slug among the stores the person may see.
const cookie = "aisle_counter";

export const lastCounter = async (): Promise<string | undefined> => (await cookies()).get(cookie)?.value;

/** Only in a server action or route handler. @param slug of a store */
export async function rememberCounter(slug: string): Promise<void> {
  (await cookies()).set(cookie, slug, ownCookie(365 * 24 * 60 * 60));
}
