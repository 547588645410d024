import { z } from "zod";
import { actionCtx } from "@/app/_server/adapters";
import { jsonBody } from "@/app/_server/json-body";
import { logFailure } from "@/app/_server/log-failure";
import type { LateAnswer } from "@/components/staff/offline/kept-board";
import { type Ctx, isStaff } from "@/lib/kernel/actor";
import { parseInput } from "@/lib/kernel/command";
import { translateDatabaseError } from "@/lib/kernel/database-errors";
import { Problem } from "@/lib/kernel/problem";
import { lateHandoverInput } from "@/lib/pickup/hand-over-later";
import { localeOf } from "../../_entry/clerk";
import { writeDown } from "../../_view/late-handover";
import { problemWords } from "../../_view/problem-words";
import { words } from "../../_view/words";

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
    const sent = await jsonBody(request);
    return Response.json(await answerTo(ctx, sent), { headers });
  } catch (error) {
    const problem = translateDatabaseError(error);
    if (problem instanceof Problem) return empty(problem.status);
    logFailure("POST staff board/handovers", error);
    return empty(500);
  }
}

/** What cannot be read now will never be: it is put in front of the clerk instead of coming again and again. */
async function answerTo(ctx: Ctx, sent: unknown): Promise<LateAnswer> {
  let handover: z.output<typeof input>;
  try {
    handover = parseInput(input, sent);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    const message = problemWords(words(ctx.locale), error);
    return { outcome: "refused", code: error.code, message, happened: null };
  }
  const { key, ...asked } = handover;
  return writeDown(ctx, key, asked);
}
