import { shortHash, slugOf } from "../../slug";

const readableLength = 80;

/**
 * A SKU for a variant that has none, from what makes it that variant: its product's handle and its option values.
 * The same in every run and whatever stands around it in the file; the hash keeps apart what reads alike
 * ("a-b" + "c" and "a" + "b-c"). It holds neither spaces nor commas and is at most 89 characters long.
 */
export function inventSku(handle: string, values: readonly string[]): string {
  const parts = [handle, ...values].map((part) => part.normalize("NFC").toLowerCase());
  const readable = slugOf(parts.join(" "), readableLength);
  return `${readable}-${shortHash(JSON.stringify(parts))}`;
}
