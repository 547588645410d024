import type { NextRequest } from "next/server";
import { answerToError } from "@/app/_server/problem-answer";
import { namedShopper, shopperApiCtx } from "@/app/_server/shopper";
import { isLocale } from "@/lib/i18n/locales";
import { addWish } from "@/lib/wishes/add-wish";
import { removeWish } from "@/lib/wishes/remove-wish";

const formLimit = 4096;

/**
 * Puts a product on the wish list, or with an empty `wished` takes it off. A script gets 204; a form is sent on to the
 * list.
 */
export async function POST(request: NextRequest): Promise<Response> {
  try {
    const ctx = await shopperApiCtx(request);
    const length = Number(request.headers.get("content-length") ?? Number.POSITIVE_INFINITY);
    if (!(length <= formLimit)) return new Response(null, { status: 413 });
    const form = new URLSearchParams(await request.text());
    const { shopper, remember } = await namedShopper(ctx);
    const product = form.get("product") ?? "";
    await (form.get("wished") ? addWish : removeWish)(shopper, { product });
    await remember();
    if (request.headers.get("accept")?.includes("application/json"))
      return new Response(null, { status: 204 });
    return new Response(null, { status: 303, headers: { Location: listPath(request) } });
  } catch (error) {
    return answerToError(error, "POST /api/wishes");
  }
}

/** In the language of the page the form was on; without one the address is sent on to the reader's own. */
function listPath(request: NextRequest): string {
  const from = request.headers.get("referer") ?? "";
  const first = URL.canParse(from) ? new URL(from).pathname.split("/")[1] : undefined;
  return isLocale(first) ? `/${first}/wishes` : "/wishes";
}
