import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  createSecretKey,
  hkdfSync,
  type KeyObject,
  randomBytes,
  timingSafeEqual,
} from "node:crypto";
import { env } from "./env";

const keys = new Map<string, KeyObject>();
function keyFor(purpose: string): KeyObject {
  let key = keys.get(purpose);
  if (!key) {
    key = createSecretKey(Buffer.from(hkdfSync("sha256", env().authSecret, "aisle", purpose, 32)));
    keys.set(purpose, key);
  }
  return key;
}

/** The hash a token is stored and looked up under. Tokens are random or derived with 128 bits, so no salt is needed. */
export const hashToken = (token: string): string => createHash("sha256").update(token).digest("base64url");

/** A fresh random token: 128 bits by default, URL-safe. */
export const randomToken = (bytes = 16): string => randomBytes(bytes).toString("base64url");

/**
 * A token that only this shop can compute again from what it is for, so that a page or a message can show it
 * while the database keeps its hash alone. 128 bits, URL-safe.
 */
export const derivedToken = (purpose: string, subject: string): string =>
  createHmac("sha256", keyFor(`token:${purpose}`))
    .update(subject)
    .digest()
    .subarray(0, 16)
    .toString("base64url");

/** Crockford's alphabet: no I, L, O or U. */
const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** A code of 8 unambiguous characters (40 bits), derived like `derivedToken`. */
export function derivedCode(purpose: string, subject: string): string {
  const bytes = createHmac("sha256", keyFor(`code:${purpose}`))
    .update(subject)
    .digest();
  return Array.from({ length: 8 }, (_, i) => alphabet[bytes[i]! & 31]).join("");
}

/** Six digits, derived like `derivedToken`: for a code that is mailed and typed once, with few tries. */
export const derivedDigits = (purpose: string, subject: string): string =>
  String(
    createHmac("sha256", keyFor(`digits:${purpose}`))
      .update(subject)
      .digest()
      .readUIntBE(0, 6) % 1_000_000,
  ).padStart(6, "0");

/** What someone typed, as the code's alphabet has it: upper case, no separators, look-alikes read as meant. */
export const normaliseCode = (typed: string): string =>
  typed.toUpperCase().replace(/[\s-]/g, "").replaceAll("O", "0").replace(/[IL]/g, "1");

/** Keyed hash of a short code: an attacker with the database alone cannot search all codes. */
export const hashCode = (code: string): string =>
  createHmac("sha256", keyFor("code-hash")).update(code).digest("base64url");

/** Compares two hashes in constant time. */
export function sameHash(a: string, b: string): boolean {
  const left = Buffer.from(a);
  const right = Buffer.from(b);
  return left.length === right.length && timingSafeEqual(left, right);
}

/** Encrypts text for this shop's own later reading. */
export function seal(plain: string): string {
  const iv = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", keyFor("seal"), iv);
  const body = Buffer.concat([cipher.update(plain, "utf8"), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), body]).toString("base64");
}

/** Reads what `seal` wrote. Throws when it was changed or the secret is another. */
export function unseal(sealed: string): string {
  const raw = Buffer.from(sealed, "base64");
  const decipher = createDecipheriv("aes-256-gcm", keyFor("seal"), raw.subarray(0, 12));
  decipher.setAuthTag(raw.subarray(12, 28));
  return Buffer.concat([decipher.update(raw.subarray(28)), decipher.final()]).toString("utf8");
}
