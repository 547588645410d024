import "server-only";
import { type SQL, sql } from "drizzle-orm";
import { derivedCode, derivedToken, hashCode, hashToken, normaliseCode } from "@/lib/kernel/secrets";

// Both are computed from the pickup and its issue number, so that the customer's page can show them at any time while
// the database holds only their hashes. A new issue makes the old ones worthless.
const subject = (fulfillmentId: string, issue: number): string => `${fulfillmentId}#${issue}`;

/** The token a pickup's QR code carries: 128 bits. */
export const pickupQr = (fulfillmentId: string, issue: number): string =>
  derivedToken("pickup-qr", subject(fulfillmentId, issue));

/** The code a customer says or a clerk types: 8 unambiguous characters, shown as XXXX-XXXX. */
export function pickupCode(fulfillmentId: string, issue: number): string {
  const code = derivedCode("pickup-code", subject(fulfillmentId, issue));
  return `${code.slice(0, 4)}-${code.slice(4)}`;
}

export const pickupQrHash = (fulfillmentId: string, issue: number): string =>
  hashToken(pickupQr(fulfillmentId, issue));

export const pickupCodeHash = (fulfillmentId: string, issue: number): string =>
  typedCodeHash(pickupCode(fulfillmentId, issue));

/** Hash of a code as somebody typed it, with look-alikes read as meant. */
export const typedCodeHash = (typed: string): string => hashCode(normaliseCode(typed));

/** What a scanner reads from our QR: the bare token. */
export const scannedQrHash = (scanned: string): string => hashToken(scanned.trim().replace(/^AISLE:/i, ""));

/** Whether this was scanned from the QR of pickup `f`. A revoked one opens nothing. */
export const qrIs = (scanned: string): SQL =>
  sql`f.qr_hash = ${scannedQrHash(scanned)} and f.code_revoked_at is null`;

/** Whether this is the code of pickup `f` as somebody typed it. A revoked one opens nothing. */
export const codeIs = (typed: string): SQL =>
  sql`f.code_hash = ${typedCodeHash(typed)} and f.code_revoked_at is null`;

/** QR and code as the customer is shown them; null while they are revoked. */
export const proofOf = (f: { id: string; codeIssue: number; codeRevokedAt: string | null }) =>
  f.codeRevokedAt === null ? { code: pickupCode(f.id, f.codeIssue), qr: pickupQr(f.id, f.codeIssue) } : null;
