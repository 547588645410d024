import { z } from "zod";

export const passwordLength = { min: 10, max: 200 } as const;

/** A password somebody chooses: long enough, whole as typed, and no rule about what is in it. */
export const newPassword = z.string().min(passwordLength.min).max(passwordLength.max);
