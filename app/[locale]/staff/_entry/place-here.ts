import "server-only";
import { lastCounter } from "@/app/_server/counter-store";
import { db } from "@/db/client";
import type { Ctx } from "@/lib/kernel/actor";
import { type OwnPlace, ownPlaces } from "@/lib/stores/own-place";

/** Of somebody's places the one in the address, else the one this device looked at last, else the first. */
export async function chosenOf<Place extends { slug: string }>(
  places: readonly Place[],
  asked: unknown,
): Promise<Place | undefined> {
  const last = await lastCounter();
  return places.find((p) => p.slug === asked) ?? places.find((p) => p.slug === last) ?? places[0];
}

/** The same of all places that are somebody's, warehouses too; undefined where they have none. */
export const placeHere = async (ctx: Ctx, asked: unknown): Promise<OwnPlace | undefined> =>
  chosenOf(await ownPlaces(db(), ctx), asked);
