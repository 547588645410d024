import type { NextRequest } from "next/server";
import { z } from "zod";
import { nowAnswer } from "@/app/_server/now";
import { answerToError } from "@/app/_server/problem-answer";
import { shopperApiCtx } from "@/app/_server/shopper";
import { locales } from "@/lib/i18n/locales";
import { ownHolder } from "@/lib/inventory/holder";
import { shopperOf } from "@/lib/kernel/shopper";

const slug = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .max(255);
const query = z.object({
  locale: z.enum(locales),
  product: z
    .string()
    .max(16_000)
    .transform((list) => list.split(","))
    .pipe(z.array(slug).max(60))
    .optional(),
  detail: slug.optional(),
  /** A place as somebody typed it; instead of `near`. */
  place: z.string().trim().min(1).max(80).optional(),
  near: z
    .string()
    .regex(/^-?\d{1,2}(\.\d{1,6})?,-?\d{1,3}(\.\d{1,6})?$/)
    .transform((pair) => pair.split(",").map(Number) as [number, number])
    .refine(([latitude, longitude]) => Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180)
    .transform(([latitude, longitude]) => ({ latitude, longitude }))
    .optional(),
});

/** What the islands of one page view need, in one answer that is never kept. */
export async function GET(request: NextRequest): Promise<Response> {
  const asked = query.safeParse(Object.fromEntries(request.nextUrl.searchParams));
  if (!asked.success) return new Response(null, { status: 400 });
  const { locale, product, detail, near, place } = asked.data;
  try {
    const { actor, now } = await shopperApiCtx(request);
    const answer = await nowAnswer({
      locale,
      products: product ?? [],
      detail: detail ?? null,
      near: near ?? null,
      place: place ?? null,
      store: request.cookies.get("aisle_store")?.value,
      owner: shopperOf(actor),
      holder: ownHolder(actor),
      name: actor.kind === "customer" ? (actor.name.trim().split(/\s+/)[0] ?? null) : null,
      shopper: actor,
      now,
    });
    return Response.json(answer, { headers: { "Cache-Control": "private, no-store" } });
  } catch (error) {
    return answerToError(error, "GET /api/now");
  }
}
