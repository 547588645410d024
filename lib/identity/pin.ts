import "server-only";
import { z } from "zod";
import { hashCode } from "@/lib/kernel/secrets";
import { hashPassword, passwordMatches } from "./password";

/** Four to eight digits that a neighbour would not guess first. */
export const newPin = z
  .string()
  .regex(/^\d{4,8}$/)
  .refine((pin) => !isTrivial(pin), "is too easy to guess");

/** All the same, a run up or down, a pair or a half said twice, or a year. */
export function isTrivial(pin: string): boolean {
  const steps = new Set(Array.from(pin.slice(1), (digit, i) => (Number(digit) - Number(pin[i]) + 10) % 10));
  const run = steps.size === 1 && [0, 1, 9].some((step) => steps.has(step));
  const half = pin.length / 2;
  const twice = pin.length % 2 === 0 && pin.slice(0, half) === pin.slice(half);
  const pairs = pin.length % 2 === 0 && pin === pin.slice(0, 2).repeat(half);
  return run || twice || pairs || (pin.length === 4 && /^(19|20)\d\d$/.test(pin));
}

/** A PIN is short: whoever has the database alone cannot search it, since a key of the shop's goes into the hash. */
const keyed = (userId: string, pin: string): string => hashCode(`pin:${userId}:${pin}`);

export const hashPin = (userId: string, pin: string): Promise<string> => hashPassword(keyed(userId, pin));

/** Whether it is the PIN behind the hash; without one it works as long. */
export const pinMatches = (pinHash: string | null, userId: string, pin: string): Promise<boolean> =>
  passwordMatches(pinHash, keyed(userId, pin));
