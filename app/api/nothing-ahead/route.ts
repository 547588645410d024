import { connection } from "next/server";

/** For whoever asks ahead for a page whose address is a secret; next.config.ts sends them here. A router takes it as no. */
export async function GET(): Promise<Response> {
  // An answer without a body cannot be made ahead.
  await connection();
  return new Response(null, { status: 204, headers: { "Cache-Control": "private, no-store" } });
}
