import "server-only";
import { lastCounter } from "@/app/_server/counter-store";
import { db } from "@/db/client";
import type { Ctx } from "@/lib/kernel/actor";
import { type OwnPlace, ownPlaces } from "@/lib/stores/own-place";

/** The place in the address, else the one this device looked at last, else the first; undefined where somebody has none. */
export async function placeHere(ctx: Ctx, asked: unknown): Promise<OwnPlace | undefined> {
  const [places, last] = await Promise.all([ownPlaces(db(), ctx), lastCounter()]);
  return places.find((p) => p.slug === asked) ?? places.find((p) => p.slug === last) ?? places[0];
}
