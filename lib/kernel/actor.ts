import type { KeyRole, StaffRole } from "@/lib/identity/roles";

/** Who is asking. `locations` is what a member of staff or a key may touch: every place, or these ids. */
export type Actor =
  | { kind: "visitor"; id: string | null }
  | {
      kind: "customer";
      id: string;
      name: string;
      email: string;
      /** They showed who they are a few minutes ago: whoever sits at the browser is them. */
      justSignedIn?: boolean | undefined;
    }
  | {
      kind: "staff";
      id: string;
      name: string;
      email: string;
      role: StaffRole;
      locations: "all" | readonly string[];
      /** Id of the shared device they stand at; every act is written down with it. */
      device?: string | undefined;
      /** They came by PIN: good for the counter of the device's store, not for deciding about people and devices. */
      byPin?: boolean | undefined;
    }
  | {
      kind: "api_key";
      id: string;
      name: string;
      role: KeyRole;
      locations: "all" | readonly string[];
      /** The shopper it acts for, by a name of its own choosing; without one it stands for the shop. */
      shopper?: string | undefined;
    }
  | { kind: "system"; id: string };

export type Channel = "web" | "api" | "staff" | "system";

/** What every command and query is given besides its input. */
export type Ctx = {
  actor: Actor;
  /** The moment the request came in, for deadlines and promises. Expiry predicates use the database's clock instead. */
  now: Date;
  channel: Channel;
  /** Proves ownership of one thing: the token that came with a reservation or an order. */
  bearer?: string | undefined;
  /** Address block of the caller (IPv4, or IPv6 /64), for limits. */
  address?: string | undefined;
  locale: string;
};

/** How an actor is written in the ledger and on events. */
export function actorRef(actor: Actor): string {
  switch (actor.kind) {
    case "visitor":
      return "visitor";
    case "customer":
    case "staff":
      return `user:${actor.id}`;
    case "api_key":
      return `api_key:${actor.id}`;
    case "system":
      return `system:${actor.id}`;
  }
}

/** The name others read on a timeline: staff and keys by name, shoppers by what they are. */
export const actorName = (actor: Actor): string =>
  actor.kind === "staff" || actor.kind === "api_key" ? actor.name : "";

const rank = { associate: 1, manager: 2, admin: 3 } as const;

/** Whether the actor works here with at least this role. Row scope is the query's business, not this one's. */
export function isStaff(actor: Actor, atLeast: StaffRole = "associate"): boolean {
  if (actor.kind !== "staff" && actor.kind !== "api_key") return false;
  return actor.role !== "storefront" && rank[actor.role] >= rank[atLeast];
}

/** The places an actor may act for: every one, or these. A shopper has none. */
export function staffLocations(actor: Actor): "all" | readonly string[] {
  return isStaff(actor) && (actor.kind === "staff" || actor.kind === "api_key") ? actor.locations : [];
}

/** A shop's own server: vouches for its customers and has no quota. */
export const isTrusted = (actor: Actor): boolean => actor.kind === "api_key" || actor.kind === "system";
