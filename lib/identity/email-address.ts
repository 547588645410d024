import { z } from "zod";

/** An address as the shop stores it: trimmed, lower case, at most 254 characters. */
export const emailAddress = z.string().trim().toLowerCase().max(254).pipe(z.email());
