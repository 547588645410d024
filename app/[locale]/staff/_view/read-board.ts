import "server-only";
import { createHash } from "node:crypto";
import type { BoardAnswer } from "@/components/staff/board-entry";
import { db } from "@/db/client";
import type { Ctx } from "@/lib/kernel/actor";
import { toInstant } from "@/lib/kernel/clock";
import { putBackCount } from "@/lib/pickup/put-back-count";
import { type BoardRow, staffPickups } from "@/lib/pickup/queries";
import type { Store } from "@/lib/stores/store";
import { boardEntry } from "./board-entry";
import { words } from "./words";

/** More than a store can have open on its worst day; what lies beyond is found by searching. */
const most = 500;

export type BoardRead = { rows: BoardRow[]; putBacks: number };

/** A store's open pickups, one more than the board shows when there are more, and what is to carry back. Two statements. */
export async function readBoard(ctx: Ctx, store: Store): Promise<BoardRead> {
  const [rows, putBacks] = await Promise.all([
    staffPickups(db(), ctx, { store: store.slug, limit: most + 1 }),
    putBackCount(db(), ctx, store.id),
  ]);
  return { rows, putBacks };
}

/** The same as the board shows it, in the language of the Ctx. */
export function boardAnswer({ rows, putBacks }: BoardRead, ctx: Ctx, store: Store): BoardAnswer {
  const t = words(ctx.locale);
  const view = { locale: ctx.locale, timeZone: store.timeZone, now: ctx.now };
  const entries = rows.slice(0, most).map((row) => boardEntry(row, t, view));
  return { entries, more: rows.length > most, putBacks };
}

/** Names what `boardAnswer` would say without saying it: what was read, and the day that "tomorrow" is counted from. */
export function boardTag(read: BoardRead, ctx: Ctx, store: Store): string {
  const day = toInstant(ctx.now).toZonedDateTimeISO(store.timeZone).toPlainDate().toString();
  const hash = createHash("sha256").update(`${ctx.locale} ${day} ${JSON.stringify(read)}`);
  return `"${hash.digest("base64url").slice(0, 22)}"`;
}
