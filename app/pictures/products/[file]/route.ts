import { join } from "node:path";
import { cachedProduct } from "@/app/_server/cached";
import { inTurn } from "@/app/pictures/_drawing/in-turn";
import { onPlinth } from "@/app/pictures/_drawing/on-plinth";
import { defaultLocale } from "@/lib/i18n/locales";

const turn = inTurn(20);

/** Draws what is shared of a product: only of our own pictures, which lie beside the shop. */
export async function GET(_: Request, { params }: { params: Promise<{ file: string }> }): Promise<Response> {
  const slug = /^([a-z0-9-]{1,255})\.png$/.exec((await params).file)?.[1];
  const product = slug ? await cachedProduct(defaultLocale, slug) : null;
  const own = /^\/goods\/([\w-]+\.webp)$/.exec(product?.media[0]?.src ?? "")?.[1];
  if (!product || !own) return new Response(null, { status: 404 });
  const picture = join(process.cwd(), "public", "goods", own);
  const drawn = await turn(() => onPlinth(picture, product.department.plinth));
  if (!drawn) return new Response(null, { status: 503, headers: { "Retry-After": "10" } });
  return new Response(new Uint8Array(drawn), {
    headers: { "Content-Type": "image/png", "Cache-Control": "public, max-age=604800" },
  });
}
