import type { NextRequest } from "next/server";
import { nextAuth } from "@/app/_server/session";

type Context = { params: Promise<{ nextauth: string[] }> };

async function handler(request: NextRequest, { params }: Context): Promise<Response> {
  const { nextauth } = await params;
  return nextAuth(request, nextauth);
}

export { handler as GET, handler as POST };
