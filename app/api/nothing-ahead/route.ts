import { connection } from "next/server";

/** For whoever asks ahead for a page whose address is a secret; next.config.ts sends them here. A router takes it as no. */
export async function GET(): Promise<Response> {
  // Nothing that a build could make ahead and keep: it refuses to keep an answer without a body.
  await connection();
  return new Response(null, { status: 204, headers: { "Cache-Control": "private, no-store" } });
}
