/** For whoever asks ahead for a page whose address is a secret; next.config.ts sends them here. A router takes it as no. */
export function GET(): Response {
  return new Response(null, { status: 204, headers: { "Cache-Control": "private, no-store" } });
}
