import { bytesWithin } from "@/app/_server/bounded-body";
import { answerToError } from "@/app/_server/problem-answer";
import type { Ctx } from "@/lib/kernel/actor";
import { Problem } from "@/lib/kernel/problem";
import { receiveNotice } from "@/lib/payments/receive-notice";

const limit = 256 * 1024;

/**
 * Where providers tell of payments by themselves. Verified on the body as it came, written down once, and answered before
 * anything else is done: 200 also for what was told before.
 */
export async function POST(
  request: Request,
  { params }: { params: Promise<{ provider: string }> },
): Promise<Response> {
  try {
    const { provider } = await params;
    const body = request.body ? await bytesWithin(request.body, limit) : Buffer.alloc(0);
    if (!body) throw new Problem("too_large", "request.too_large", "A body may have 256 KiB.");
    await receiveNotice(webhookCtx(provider), provider, body.toString("utf8"), request.headers);
    return new Response(null, { status: 200 });
  } catch (error) {
    return answerToError(error, "POST /api/payments/webhook");
  }
}

const webhookCtx = (provider: string): Ctx => ({
  actor: { kind: "system", id: `webhook:${provider.slice(0, 20)}` },
  now: new Date(),
  channel: "system",
  locale: "en",
});
