import { randomBytes } from "node:crypto";
import { z } from "zod";
import { hashToken, normaliseCode } from "@/lib/kernel/secrets";

/** Crockford's alphabet: no I, L, O or U. */
const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const length = 20;

/** A new code of 100 random bits. It is shown once, and kept as its hash. */
export const newGiftCardCode = (): string =>
  Array.from(randomBytes(length), (byte) => alphabet[byte & 31]).join("");

/** As people read and type it: in groups of four. */
export const inGroups = (code: string): string => code.replace(/.{4}(?=.)/g, "$&-");

/** A code as somebody types it, read as it was made. */
export const typedGiftCardCode = z.string().trim().min(1).max(60).transform(normaliseCode);

/** The code has as many bits as a token has: no salt is needed. */
export const giftCardHash = (code: string): string => hashToken(`gift card ${code}`);
