import { NextRequest } from "next/server";

const limit = 16 * 1024;

/** The same request with its body read up to a limit, for readers that have none; null when it is larger. */
export async function withBoundedBody(request: NextRequest): Promise<NextRequest | null> {
  if (request.method !== "POST" || !request.body) return request;
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body) {
    size += chunk.byteLength;
    if (size > limit) return null;
    chunks.push(chunk);
  }
  return new NextRequest(request.url, {
    method: "POST",
    headers: request.headers,
    body: Buffer.concat(chunks),
  });
}
