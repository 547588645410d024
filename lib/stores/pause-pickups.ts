import "server-only";
import { sql } from "drizzle-orm";
import { z } from "zod";
import type { Tx } from "@/db/client";
import type { Ctx } from "@/lib/kernel/actor";
import { days } from "@/lib/kernel/clock";
import { command } from "@/lib/kernel/command";
import { type EventName, emit } from "@/lib/kernel/events";
import { Problem } from "@/lib/kernel/problem";
import { mayRun, storeName } from "./change-section";
import { stopPromises } from "./pause";
import { lockSettings, type Sections } from "./settings";

/** Longer than that is said by the hours. */
const longestDays = 31;

/**
 * The store is overrun: from the commit on nothing more is promised there for collection, by any door, until it goes on.
 * What was promised stays, and so does what is held: it can still be ordered. Saying it again says until when anew.
 * @param input.until when it goes on by itself; null or left out: when somebody says so
 * Throws `store.not_found` (also for another's), `store.pause_end` (422) for what is not ahead or over a month.
 */
export const pausePickups = command({
  input: z.strictObject({ store: storeName, until: z.iso.datetime({ offset: true }).nullish() }),
  may: mayRun,
  async run(tx, ctx, { store, until }): Promise<void> {
    const end = until ? new Date(until) : null;
    const ahead = end ? end.getTime() - ctx.now.getTime() : 1;
    if (ahead <= 0 || ahead > days(longestDays)) throw wrongEnd();
    const { id, pause } = await lockSettings(tx, ctx, store);
    await stopPromises(tx, id);
    await tx.execute(sql`
      update stock_locations l set paused_until = ${end?.toISOString() ?? null},
        paused_at = ${pause ? sql`paused_at` : sql`now()`}
      where id = ${id}`);
    await say(tx, ctx, id, "store.paused", { before: pause, until: end?.toISOString() ?? null });
  },
});

/** Orders to collect are taken again. Where they are already, nothing changes. Throws `store.not_found` (also for another's). */
export const resumePickups = command({
  input: z.strictObject({ store: storeName }),
  may: mayRun,
  async run(tx, ctx, { store }): Promise<void> {
    const { id, pause } = await lockSettings(tx, ctx, store);
    if (!pause) return;
    await tx.execute(sql`update stock_locations set paused_at = null, paused_until = null where id = ${id}`);
    await say(tx, ctx, id, "store.resumed", { before: pause });
  },
});

const say = (
  tx: Tx,
  ctx: Ctx,
  locationId: string,
  name: EventName,
  data: { before: Sections["pause"]; until?: string | null },
) => emit(tx, ctx, { name, subject: { locationId }, data });

const wrongEnd = () =>
  new Problem("invalid", "store.pause_end", "That is not ahead, or over a month away.", {
    errors: [{ pointer: "/until", code: "store.pause_end", detail: "is not ahead, or over a month away" }],
  });
