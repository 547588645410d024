import { NextRequest } from "next/server";

const limit = 16 * 1024;

/** All of a body, whatever its Content-Length says; null as soon as it is larger than the limit, in bytes. */
export async function bytesWithin(
  body: ReadableStream<Uint8Array>,
  most: number,
): Promise<Buffer<ArrayBuffer> | null> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.byteLength;
    if (size > most) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** The same request with its body read up to a limit, for readers that have none; null when it is larger. */
export async function withBoundedBody(request: NextRequest): Promise<NextRequest | null> {
  if (request.method !== "POST" || !request.body) return request;
  const body = await bytesWithin(request.body, limit);
  return body && new NextRequest(request.url, { method: "POST", headers: request.headers, body });
}
