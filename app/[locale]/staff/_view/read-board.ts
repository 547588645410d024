import "server-only";
import type { BoardAnswer } from "@/components/staff/board-entry";
import { db } from "@/db/client";
import type { Ctx } from "@/lib/kernel/actor";
import { staffPickups } from "@/lib/pickup/queries";
import type { Store } from "@/lib/stores/store";
import { boardEntry } from "./board-entry";
import { words } from "./words";

/** More than a store can have open on its worst day; what lies beyond is found by searching. */
const most = 500;

/** A store's open pickups as the board shows them, in the language of the Ctx. One statement. */
export async function readBoard(ctx: Ctx, store: Store): Promise<BoardAnswer> {
  const rows = await staffPickups(db(), ctx, { store: store.slug, limit: most + 1 });
  const t = words(ctx.locale);
  const view = { locale: ctx.locale, timeZone: store.timeZone, now: ctx.now };
  return { entries: rows.slice(0, most).map((row) => boardEntry(row, t, view)), more: rows.length > most };
}
