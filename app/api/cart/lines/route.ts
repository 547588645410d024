import { cookies } from "next/headers";
import type { NextRequest } from "next/server";
import { z } from "zod";
import { cachedStores } from "@/app/_server/cached";
import { jsonBody } from "@/app/_server/json-body";
import { refusalWords } from "@/app/_server/outcome";
import { answerToError, jsonResponse, problemAnswer } from "@/app/_server/problem-answer";
import { namedShopper, shopperApiCtx } from "@/app/_server/shopper";
import { db } from "@/db/client";
import { addToCart } from "@/lib/cart/add-to-cart";
import { storeFor } from "@/lib/cart/store-for";
import { isLocale, type Locale } from "@/lib/i18n/locales";
import { quantity, sku, storeSlug } from "@/lib/inventory/input";
import { parseInput } from "@/lib/kernel/command";
import { notFound, Problem } from "@/lib/kernel/problem";

const input = z.strictObject({ sku, quantity: quantity.default(1), store: storeSlug.nullish() });

/** Fields of a form come as text, and a field that was left empty comes too; an empty store is none: it is sent. */
const formInput = z
  .object({ sku: z.string(), quantity: z.string().optional(), store: z.string().optional() })
  .transform((form) => ({
    sku: form.sku,
    ...(form.quantity ? { quantity: Number(form.quantity) } : {}),
    ...(form.store === undefined ? {} : { store: form.store || null }),
  }))
  .pipe(input);

const formLimit = 4096;

/**
 * Puts something into the basket: `{ sku, quantity, store }` from a script, answered with `{ count }`, or the same as
 * a plain form, answered with the basket page. It is collected at the store of that slug; with `null` for a store it is
 * sent, and without a word about it, it goes where `storeFor` says.
 */
export async function POST(request: NextRequest): Promise<Response> {
  const isForm =
    request.headers.get("content-type")?.startsWith("application/x-www-form-urlencoded") ?? false;
  try {
    const units = await add(request, isForm);
    return isForm ? toBasket(request) : jsonResponse({ status: 201, body: { count: units } });
  } catch (error) {
    if (!(error instanceof Problem)) return answerToError(error, "POST /api/cart/lines");
    if (isForm && error.kind !== "forbidden") return toBasket(request, error.code);
    const answer = problemAnswer(error);
    const detail = refusalWords(pageLanguage(request) ?? "en", error);
    return jsonResponse({ ...answer, body: { ...(answer.body as object), detail } });
  }
}

async function add(request: NextRequest, isForm: boolean): Promise<number> {
  const ctx = await shopperApiCtx(request);
  const asked = isForm
    ? parseInput(formInput, await formFields(request))
    : parseInput(input, await jsonBody(request));
  const own = (await cookies()).get("aisle_store")?.value;
  const store =
    asked.store === undefined
      ? await storeFor(db(), ctx, await cachedStores(), { ...asked, own })
      : asked.store;
  if (store === undefined) throw notFound("store");
  const { shopper, remember } = await namedShopper(ctx);
  const { units } = await addToCart(shopper, { ...asked, store });
  await remember();
  return units;
}

async function formFields(request: NextRequest): Promise<Record<string, string>> {
  const length = Number(request.headers.get("content-length") ?? Number.POSITIVE_INFINITY);
  if (!(length <= formLimit)) throw new Problem("too_large", "request.too_large", "This form is too long.");
  return Object.fromEntries(new URLSearchParams(await request.text()));
}

/** The language of the page the call came from. */
function pageLanguage(request: NextRequest): Locale | undefined {
  const from = request.headers.get("referer") ?? "";
  const first = URL.canParse(from) ? new URL(from).pathname.split("/")[1] : undefined;
  return isLocale(first) ? first : undefined;
}

function toBasket(request: NextRequest, refused?: string): Response {
  // Without a language in it the address is sent on to the reader's own.
  const path = `${pageLanguage(request) ? `/${pageLanguage(request)}` : ""}/cart`;
  const Location = refused ? `${path}?${new URLSearchParams({ refused })}` : path;
  return new Response(null, { status: 303, headers: { Location, "Cache-Control": "private, no-store" } });
}
