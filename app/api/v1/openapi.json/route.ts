import { openApi } from "@/app/api/v1/_contract/openapi";

/** The description of version 1; the same for everyone, so it is made once. */
export function GET(): Response {
  return Response.json(openApi(), { headers: { "Cache-Control": "public, max-age=3600" } });
}
