import "server-only";
import { createHash } from "node:crypto";
import type { BoardAnswer } from "@/components/staff/board-entry";
import { db } from "@/db/client";
import type { Ctx } from "@/lib/kernel/actor";
import { toInstant } from "@/lib/kernel/clock";
import { type BoardRow, staffPickups } from "@/lib/pickup/queries";
import type { Store } from "@/lib/stores/store";
import { boardEntry } from "./board-entry";
import { words } from "./words";

/** More than a store can have open on its worst day; what lies beyond is found by searching. */
const most = 500;

/** A store's open pickups, one more than the board shows when there are more. One statement. */
export const boardRows = (ctx: Ctx, store: Store): Promise<BoardRow[]> =>
  staffPickups(db(), ctx, { store: store.slug, limit: most + 1 });

/** The same rows as the board shows them, in the language of the Ctx. */
export function boardAnswer(rows: BoardRow[], ctx: Ctx, store: Store): BoardAnswer {
  const t = words(ctx.locale);
  const view = { locale: ctx.locale, timeZone: store.timeZone, now: ctx.now };
  return { entries: rows.slice(0, most).map((row) => boardEntry(row, t, view)), more: rows.length > most };
}

/** Names what `boardAnswer` would say without saying it: the rows, and the day that "tomorrow" is counted from. */
export function boardTag(rows: BoardRow[], ctx: Ctx, store: Store): string {
  const day = toInstant(ctx.now).toZonedDateTimeISO(store.timeZone).toPlainDate().toString();
  const hash = createHash("sha256").update(`${ctx.locale} ${day} ${JSON.stringify(rows)}`);
  return `"${hash.digest("base64url").slice(0, 22)}"`;
}
