import "server-only";
import { isDeepStrictEqual } from "node:util";
import { z } from "zod";
import type { Tx } from "@/db/client";
import { type Actor, type Ctx, isStaff } from "@/lib/kernel/actor";
import { type EventName, emit } from "@/lib/kernel/events";
import { Problem } from "@/lib/kernel/problem";
import { lockSettings, type Sections, type StoreSettings } from "./settings";

export const storeName = z.string().min(1).max(60);

/** Who decides about a store: its managers, at a shared device too, since an overrun store does not wait. */
export const mayRun = (actor: Actor): boolean => isStaff(actor, "manager");

type Change<T> = {
  event: EventName;
  /** What whoever asks saw; undefined: they did not look, and what they say counts. */
  seen: T | undefined;
  wanted: T;
  /** More for the event's record. */
  about?: Record<string, unknown>;
  write: (id: string) => Promise<unknown>;
};

/**
 * Changes one part of a store's settings, one caller after the other, and writes down what it was and what it is. Saying
 * what is so already changes nothing.
 * @param now picks that part
 * Throws `store.not_found` (also for another's), `store.changed_meanwhile` with `now` when it is not what was seen.
 */
export async function changeSection<T>(
  tx: Tx,
  ctx: Ctx,
  store: string,
  now: (settings: StoreSettings) => T,
  { event, seen, wanted, about, write }: Change<T>,
): Promise<void> {
  const settings = await lockSettings(tx, ctx, store);
  const before = now(settings);
  if (isDeepStrictEqual(before, wanted)) return;
  if (seen !== undefined && !isDeepStrictEqual(before, seen))
    throw new Problem("conflict", "store.changed_meanwhile", "Somebody changed this meanwhile. Look again.", {
      now: before,
    });
  await write(settings.id);
  await emit(tx, ctx, {
    name: event,
    subject: { locationId: settings.id },
    data: { ...about, before, after: wanted },
  });
}

/** Picks a section by its name. */
export const section =
  <K extends keyof Sections>(name: K) =>
  (settings: StoreSettings): Sections[K] =>
    settings[name];
