import "server-only";
import { sql } from "drizzle-orm";
import { rowsOf, type Tx } from "@/db/client";
import type { Ctx } from "@/lib/kernel/actor";
import { days, later, minutes } from "@/lib/kernel/clock";

/**
 * Until when a shopper can say what they want instead of short units: for a day, but not beyond the start of the window
 * they come in, since then they stand at the counter. An hour they have in any case.
 */
export async function answerBy(tx: Tx, ctx: Ctx, windowId: string | null): Promise<Date> {
  const aDay = later(ctx.now, days(1));
  if (!windowId) return aDay;
  const [window] = rowsOf<{ starts_at: string }>(
    await tx.execute(sql`select starts_at from pickup_windows where id = ${windowId}`),
  );
  const comes = new Date(window!.starts_at).getTime();
  const anHour = ctx.now.getTime() + minutes(60);
  return new Date(Math.max(anHour, Math.min(aDay.getTime(), comes)));
}
