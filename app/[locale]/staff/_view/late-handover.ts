import "server-only";
import type { z } from "zod";
import { cachedStores } from "@/app/_server/cached";
import type { LateAnswer, RefusedHandover } from "@/components/staff/offline/kept-board";
import { db } from "@/db/client";
import { actorRef, type Ctx } from "@/lib/kernel/actor";
import { once, type StoredAnswer } from "@/lib/kernel/idempotency";
import { Problem, type ProblemDetails, type ProblemKind } from "@/lib/kernel/problem";
import { handOverLater, type lateHandoverInput } from "@/lib/pickup/hand-over-later";
import { noteRefusedHandover } from "@/lib/pickup/note-refused-handover";
import { staffPickup } from "@/lib/pickup/queries";
import { storesOf } from "../_entry/clerk";
import { problemWords } from "./problem-words";
import { timelineView } from "./timeline";
import { words } from "./words";

type Handover = z.output<typeof lateHandoverInput>;
type Refusal = { code: string; details: ProblemDetails };

/** What stays refused however often it is sent; the others mean "not now", or that somebody else sits there. */
const lasting = new Set<ProblemKind>(["conflict", "not_found", "invalid", "forbidden"]);

/**
 * Writes a handover down, once per key, however often it is sent. A refusal is put on the timeline, once too, since the
 * goods may be gone: it is told with what happened to the pickup instead.
 */
export async function writeDown(ctx: Ctx, key: string, handover: Handover): Promise<LateAnswer> {
  const scope = { key, actor: actorRef(ctx.actor), body: handover };
  const refusal = await refusalOf(
    ctx,
    { ...scope, route: `counter:hand-over-later:${handover.id}` },
    handover,
  );
  if (!refusal) return { outcome: "done" };
  if (refusal.code === "pickup.another_person") return { outcome: "waiting" };
  await note(ctx, { ...scope, route: `counter:handover-refused:${handover.id}` }, handover, refusal.code);
  const message = problemWords(words(ctx.locale), refusal);
  return { outcome: "refused", code: refusal.code, message, happened: await happenedTo(ctx, handover.id) };
}

type Scope = { key: string; actor: string; route: string; body: unknown };
const asAnswer = ({ status, code, details }: Problem): StoredAnswer => ({ status, body: { code, details } });
const done: StoredAnswer = { status: 204, body: null };

async function refusalOf(ctx: Ctx, scope: Scope, handover: Handover): Promise<Refusal | null> {
  try {
    const answer = await once(
      scope,
      async (tx) => {
        await handOverLater(ctx, handover, tx);
        return done;
      },
      asAnswer,
    );
    return answer.status < 400 ? null : (answer.body as Refusal);
  } catch (error) {
    if (error instanceof Problem && lasting.has(error.kind) && !error.code.startsWith("idempotency."))
      return error;
    throw error;
  }
}

async function note(ctx: Ctx, scope: Scope, handover: Handover, code: string): Promise<void> {
  const { id, collectedBy, collectedAt } = handover;
  await once(
    scope,
    async (tx) => {
      await noteRefusedHandover(ctx, { id, code, collectedBy, collectedAt }, tx);
      return done;
    },
    // Of a pickup that is not there, or another store's by now, there is no timeline.
    asAnswer,
  );
}

const ends = new Set(["pickup.collected", "pickup.cancelled", "pickup.expired", "pickup.moved"]);

/** How the pickup ended, by whom and when; null for one that has not, or is not there. */
async function happenedTo(ctx: Ctx, id: string): Promise<RefusedHandover["happened"]> {
  try {
    const { pickup } = await staffPickup(db(), ctx, id);
    const end = pickup.timeline.findLast(({ name }) => ends.has(name));
    const [stores, everyStore] = await Promise.all([storesOf(ctx), cachedStores()]);
    const timeZone = stores.find((s) => s.id === pickup.locationId)?.timeZone ?? "UTC";
    const view = { locale: ctx.locale, timeZone, now: ctx.now };
    const names = { storeNames: new Map(everyStore.map((s) => [s.slug, s.name])), titles: new Map() };
    const timeline = end ? [end] : [];
    const [told] = timelineView({ ...pickup, timeline }, words(ctx.locale), view, names);
    return told ? { text: told.text, who: told.who, at: told.at } : null;
  } catch (error) {
    if (error instanceof Problem && error.kind === "not_found") return null;
    throw error;
  }
}
