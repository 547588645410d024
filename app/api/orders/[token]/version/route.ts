import type { NextRequest } from "next/server";
import { answerToError, jsonResponse } from "@/app/_server/problem-answer";
import { db } from "@/db/client";
import { orderVersion } from "@/lib/orders/queries";

/** What changes whenever the order does, for the page that shows it. One statement. */
export async function GET(
  _request: NextRequest,
  { params }: RouteContext<"/api/orders/[token]/version">,
): Promise<Response> {
  try {
    const { token } = await params;
    return jsonResponse({ status: 200, body: { version: await orderVersion(db(), token.slice(0, 200)) } });
  } catch (error) {
    return answerToError(error, "GET /api/orders/{token}/version");
  }
}
