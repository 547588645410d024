import { Problem } from "@/lib/kernel/problem";
import { bytesWithin } from "./bounded-body";

const limit = 256 * 1024;

const malformed = (message: string) => new Problem("malformed", "request.malformed", message);

/**
 * The JSON of a request, read up to 256 KiB whatever its Content-Length says. Undefined when there is no body.
 * Throws `request.too_large` (413), `request.malformed` (400): another content type, or not JSON.
 */
export async function jsonBody(request: Request): Promise<unknown> {
  const bytes = await boundedBytes(request);
  if (bytes.length === 0) return undefined;
  const type = request.headers.get("content-type") ?? "";
  if (!/^application\/(?:[\w.-]+\+)?json\s*(?:;|$)/i.test(type))
    throw malformed("Send JSON, with Content-Type: application/json.");
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    throw malformed("The body is not JSON.");
  }
}

async function boundedBytes(request: Request): Promise<Uint8Array> {
  const tooLarge = new Problem("too_large", "request.too_large", "A body may have 256 KiB.");
  if (Number(request.headers.get("content-length")) > limit) throw tooLarge;
  if (!request.body) return new Uint8Array();
  const bytes = await bytesWithin(request.body, limit);
  if (!bytes) throw tooLarge;
  return bytes;
}
