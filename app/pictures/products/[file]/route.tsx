import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { ImageResponse } from "next/og";
import { cachedProduct } from "@/app/_server/cached";
import { inTurn } from "@/app/pictures/_drawing/in-turn";
import { OnPlinth, sharedSize } from "@/app/pictures/_drawing/on-plinth";
import { defaultLocale } from "@/lib/i18n/locales";

const turn = inTurn(20);

/** Draws what is shared of a product: only of our own pictures, which lie beside the shop. */
export async function GET(_: Request, { params }: { params: Promise<{ file: string }> }): Promise<Response> {
  const slug = /^([a-z0-9-]{1,255})\.png$/.exec((await params).file)?.[1];
  const product = slug ? await cachedProduct(defaultLocale, slug) : null;
  const own = /^\/goods\/([\w-]+\.webp)$/.exec(product?.media[0]?.src ?? "")?.[1];
  if (!product || !own) return new Response(null, { status: 404 });
  const drawn = await turn(async () => {
    const goods = await readFile(join(process.cwd(), "public", "goods", own));
    const picture = `data:image/webp;base64,${goods.toString("base64")}`;
    const image = new ImageResponse(
      <OnPlinth picture={picture} plinth={product.department.plinth} />,
      sharedSize,
    );
    return image.arrayBuffer();
  });
  if (!drawn) return new Response(null, { status: 503, headers: { "Retry-After": "10" } });
  return new Response(drawn, {
    headers: { "Content-Type": "image/png", "Cache-Control": "public, max-age=604800" },
  });
}
