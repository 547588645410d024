import "server-only";
import { headers } from "next/headers";

/** What the browser calls itself, as a sign-in notes it. */
export const userAgent = async (): Promise<string> => (await headers()).get("user-agent") ?? "";
