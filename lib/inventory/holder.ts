import { type Actor, actorRef } from "@/lib/kernel/actor";

/** Who holds: what quotas and "my own hold" are counted by. */
export const holderOf = (actor: Actor): string =>
  actor.kind === "visitor" ? `visitor:${actor.id ?? "unknown"}` : actorRef(actor);

/** The holder when it is one shopper and no other; a key stands for many, a visitor without a name for anyone. */
export const ownHolder = (actor: Actor): string | null =>
  actor.kind === "customer" || (actor.kind === "visitor" && actor.id !== null) ? holderOf(actor) : null;
