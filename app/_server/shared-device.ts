import "server-only";
import { cookies } from "next/headers";
import { db } from "@/db/client";
import { deviceOf, type SharedDevice } from "@/lib/identity/devices";
import { ownCookie } from "./own-cookie";

// A browser that a store's people share holds a token of its own, beside whoever is signed in. It opens nothing by
// itself: it only makes a PIN count.
const cookie = "aisle_device";
/** As long as browsers keep any. */
const days = 400;

/** The token of this browser, if it was ever enrolled. Not proof that it still is. */
export const deviceToken = async (): Promise<string | undefined> => (await cookies()).get(cookie)?.value;

/** The shared device that this browser is; null when it is none. At most one statement. */
export async function deviceHere(): Promise<SharedDevice | null> {
  const token = await deviceToken();
  return token ? deviceOf(db(), token) : null;
}

/** Makes this browser the device of a token. Only in server actions. */
export async function keepDevice(token: string): Promise<void> {
  (await cookies()).set(cookie, token, ownCookie(days * 24 * 60 * 60));
}
