import type { KeptOrder } from "./kept-board";

// A device without a network has to tell a right code from a wrong one, and must not hold the right one, nor what it could
// be found by: a code has 40 bits, which whoever owns the device could try one after the other. So it holds the first
// 20 bits of a hash. A wrong code passes once in a million; whoever searches all codes is left with a million that
// fit, and five tries an hour at the counter. A QR code's 128 bits leave enough to hold 40.

const kept = { code: 20, qr: 40 } as const;

/** What a scanner reads, or somebody typed, as our codes are written. */
const asQr = (scanned: string): string => scanned.trim().replace(/^AISLE:/i, "");
const asCode = (typed: string): string =>
  typed.toUpperCase().replace(/[\s-]/g, "").replaceAll("O", "0").replace(/[IL]/g, "1");

async function firstBits(text: string, bits: number): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text)));
  const hex = Array.from(hash.subarray(0, 8), (byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.slice(0, bits / 4);
}

/** @param id of the pickup, so that one code's check says nothing about another's */
export const codeCheck = (id: string, code: string): Promise<string> =>
  firstBits(`code:${id}:${asCode(code)}`, kept.code);

export const qrCheck = (id: string, token: string): Promise<string> =>
  firstBits(`qr:${id}:${asQr(token)}`, kept.qr);

/** Whether this is the order's code, as far as the device can tell. The server has the last word. */
export const isCodeOf = async (order: KeptOrder, typed: string): Promise<boolean> =>
  order.checks !== null && order.checks.code === (await codeCheck(order.id, typed));

/** The order whose QR or code this is. */
export async function orderShown(
  orders: readonly KeptOrder[],
  text: string,
): Promise<{ order: KeptOrder; proof: "qr" | "code" } | null> {
  if (asCode(text).length < 8) return null;
  for (const order of orders) {
    if (order.checks === null) continue;
    if (order.checks.qr === (await qrCheck(order.id, text))) return { order, proof: "qr" };
    if (asCode(text).length === 8 && (await isCodeOf(order, text))) return { order, proof: "code" };
  }
  return null;
}
