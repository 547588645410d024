import { db } from "@/db/client";
import { addressesOf, type CustomerAddress, mostAddresses } from "@/lib/account/addresses";
import type { Ctx } from "@/lib/kernel/actor";
import type { Typed } from "./field-rules";

/** Chosen for an address that is typed beside those that are kept. */
export const typedBeside = "beside";

export type SavedAddresses = {
  list: readonly CustomerAddress[];
  /** What of them is chosen; null for what is typed. */
  chosen: CustomerAddress | null;
  /** Whether another one can be kept. */
  room: boolean;
};

export const noneSaved: SavedAddresses = { list: [], chosen: null, room: false };

/**
 * The addresses a signed-in shopper keeps, and the one the form says: before anything is said or typed it is their
 * first. One that is gone meanwhile leaves what is typed. One statement, none for a guest.
 */
export async function savedAddresses(ctx: Ctx, said: Partial<Typed>): Promise<SavedAddresses> {
  if (ctx.actor.kind !== "customer") return noneSaved;
  const list = await addressesOf(db(), ctx);
  const untouched = !said.address && !said.street;
  const chosen = untouched ? list[0] : list.find(({ id }) => id === said.address);
  return { list, chosen: chosen ?? null, room: list.length < mostAddresses };
}

/** What the fields say, with the chosen address in the place of a typed one. */
export function withChosen<T extends Partial<Typed>>(said: T, { chosen }: SavedAddresses): T {
  if (!chosen) return said;
  const { street, postalCode, city, countryCode } = chosen;
  return { ...said, street, postalCode, city, countryCode };
}
