import type { NextRequest } from "next/server";
import { z } from "zod";
import { answerToError } from "@/app/_server/problem-answer";
import { db } from "@/db/client";
import { locales } from "@/lib/i18n/locales";
import { suggest } from "@/lib/search/suggest";

const query = z.object({
  locale: z.enum(locales),
  q: z.string().trim().min(1).max(60),
});

const mostProducts = 6;

/** What a search field offers while somebody types: the same for everybody, so a browser may keep it for a minute. */
export async function GET(request: NextRequest): Promise<Response> {
  const asked = query.safeParse(Object.fromEntries(request.nextUrl.searchParams));
  if (!asked.success) return new Response(null, { status: 400 });
  const { locale, q } = asked.data;
  try {
    const answer = await suggest(db(), { locale, text: q, limit: mostProducts });
    return Response.json(answer, { headers: { "Cache-Control": "private, max-age=60" } });
  } catch (error) {
    return answerToError(error, "GET /api/suggest");
  }
}
