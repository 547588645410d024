import type { NextRequest } from "next/server";
import { answerToError } from "@/app/_server/problem-answer";
import { nextAuth } from "@/app/_server/session";

type Context = { params: Promise<{ nextauth: string[] }> };

async function handler(request: NextRequest, { params }: Context): Promise<Response> {
  const { nextauth } = await params;
  try {
    return await nextAuth(request, nextauth);
  } catch (error) {
    return answerToError(error, `${request.method} /api/auth`);
  }
}

export { handler as GET, handler as POST };
