import { type Actor, actorRef } from "@/lib/kernel/actor";

/** Who holds: what quotas and "my own hold" are counted by. */
export function holderOf(actor: Actor): string {
  if (actor.kind === "visitor") return `visitor:${actor.id ?? "unknown"}`;
  const shopper = actor.kind === "api_key" ? actor.shopper : undefined;
  return shopper === undefined ? actorRef(actor) : `${actorRef(actor)}:${shopper}`;
}

/**
 * The holder when it is one shopper and no other; a key stands for many unless it says for whom, a visitor without a
 * name for anyone.
 */
export function ownHolder(actor: Actor): string | null {
  const isOne =
    actor.kind === "customer" ||
    (actor.kind === "visitor" && actor.id !== null) ||
    (actor.kind === "api_key" && actor.shopper !== undefined);
  return isOne ? holderOf(actor) : null;
}
