import { revalidateTag } from "next/cache";
import { tags } from "@/app/_server/cached";
import { renewalToken } from "@/lib/catalog/renew-pages";
import { hashToken, sameHash } from "@/lib/kernel/secrets";

/**
 * Makes the catalogue's static pages anew as they are next visited; until then nobody is shown the old ones. Only for
 * the shop's own worker: everyone else meets no such address.
 */
export async function POST(request: Request): Promise<Response> {
  const sent = request.headers.get("authorization")?.replace(/^Bearer /, "") ?? "";
  if (!sameHash(hashToken(sent), hashToken(renewalToken()))) return new Response(null, { status: 404 });
  for (const tag of [tags.products, tags.departments, tags.stores]) revalidateTag(tag, { expire: 0 });
  return new Response(null, { status: 204 });
}
