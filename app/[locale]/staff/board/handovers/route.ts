import { z } from "zod";
import { actionCtx } from "@/app/_server/adapters";
import { jsonBody } from "@/app/_server/json-body";
import { logFailure } from "@/app/_server/log-failure";
import type { LateAnswer } from "@/components/staff/offline/kept-board";
import { isStaff } from "@/lib/kernel/actor";
import { parseInput } from "@/lib/kernel/command";
import { translateDatabaseError } from "@/lib/kernel/database-errors";
import { Problem } from "@/lib/kernel/problem";
import { lateHandoverInput } from "@/lib/pickup/hand-over-later";
import { localeOf } from "../../_entry/clerk";
import { writeDown } from "../../_view/late-handover";

const headers = { "Cache-Control": "private, no-store" };
const empty = (status: number) => new Response(null, { status, headers });

const input = lateHandoverInput.extend({ key: z.string().regex(/^[\w-]{8,80}$/) });

/**
 * Takes one handover that was made without a network. 200 says what became of it; 204 that nobody is signed in, so that it
 * waits; anything else, that it should be sent again.
 */
export async function POST(request: Request, { params }: { params: Promise<{ locale: string }> }) {
  try {
    const locale = localeOf((await params).locale);
    const ctx = await actionCtx({ locale, channel: "staff" });
    if (!isStaff(ctx.actor)) return empty(204);
    const { key, ...handover } = parseInput(input, await jsonBody(request));
    const answer: LateAnswer = await writeDown(ctx, key, handover);
    return Response.json(answer, { headers });
  } catch (error) {
    const problem = translateDatabaseError(error);
    if (problem instanceof Problem) return empty(problem.status);
    logFailure("POST staff board/handovers", error);
    return empty(500);
  }
}
