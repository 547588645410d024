import { asc } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { stockLocations } from "@/db/schema/stores";
import { BadArguments } from "./arguments";

export type CountedAt = { id: string; slug: string };

/**
 * The place whose stock a file counts: the one that was named, else the only one there is. With several and none
 * named there is none: a guess would put goods on shelves where nobody counted them.
 * Throws BadArguments when the named one does not exist.
 */
export async function findLocation(tx: Tx, slug: string | null): Promise<CountedAt | null> {
  const places = await tx
    .select({ id: stockLocations.id, slug: stockLocations.slug })
    .from(stockLocations)
    .orderBy(asc(stockLocations.slug));
  if (slug === null) return places.length === 1 ? places[0]! : null;
  const place = places.find((p) => p.slug === slug);
  if (place) return place;
  const known =
    places.length > 0 ? `there is ${places.map((p) => p.slug).join(", ")}` : "the shop has none yet";
  throw new BadArguments(`There is no store or warehouse "${slug}"; ${known}.`);
}
