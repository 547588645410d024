import type { ReservationState } from "@/lib/inventory/reservation-states";
import type { OrderState } from "@/lib/orders/states";
import { refusalIn } from "@/lib/pickup/refusal";
import { type PickupState, type PickupVerb, pickupStates } from "@/lib/pickup/states";

export const stores = ["kallio", "kamppi"] as const;
export type StoreName = (typeof stores)[number];
export const skus = ["BREAD", "BEER", "SALT"] as const;
export type Sku = (typeof skus)[number];
/** Which of a store's windows, by number; each takes two. */
export type WindowNumber = 0 | 1;
export const windowCapacity = 2;

export type Hold = {
  store: StoreName;
  lines: { sku: Sku; quantity: number }[];
  window: WindowNumber | null;
  state: ReservationState;
  /** Past its time. Free for everybody, though nobody may have ended it yet. */
  late: boolean;
  extended: boolean;
};
export type Line = Record<"ordered" | "picked" | "short" | "cancelled" | "collected", number> & { sku: Sku };
export type Pickup = {
  store: StoreName;
  lines: Line[];
  window: WindowNumber | null;
  state: PickupState;
  /** Past the time until which the store keeps it. */
  late: boolean;
  extended: boolean;
  arrived: boolean;
  /** Its units are at another store now; what was short is still asked about. */
  moved: boolean;
};
export type Order = { pickups: Pickup[] };

/** `done`, or the code of the refusal. */
export type Outcome = string;

const sum = <T>(items: readonly T[], of: (item: T) => number) => items.reduce((n, item) => n + of(item), 0);

/**
 * A shop without a database. It keeps what lies on the shelves, and who was promised what; every counter of the real
 * shop follows from these.
 */
export class ShopModel {
  readonly onHand = new Map<string, number>();
  readonly holds: Hold[] = [];
  readonly orders: Order[] = [];

  constructor(units: number) {
    for (const store of stores) for (const sku of skus) this.onHand.set(`${store} ${sku}`, units);
  }

  get pickups(): Pickup[] {
    return this.orders.flatMap((order) => order.pickups);
  }

  units = (store: StoreName, sku: Sku): number => this.onHand.get(`${store} ${sku}`)!;
  setUnits = (store: StoreName, sku: Sku, units: number) => this.onHand.set(`${store} ${sku}`, units);

  /** Units in holds that nobody has ended, late ones among them. */
  reserved(store: StoreName, sku: Sku): number {
    const open = this.holds.filter((h) => h.state === "held" && h.store === store);
    return sum(open, (h) =>
      sum(
        h.lines.filter((l) => l.sku === sku),
        (l) => l.quantity,
      ),
    );
  }

  /** Units promised to pickups that are still to be handed over. */
  allocated(store: StoreName, sku: Sku): number {
    const open = this.pickups.filter((p) => isOpen(p) && p.store === store);
    return sum(open, (p) =>
      sum(
        p.lines.filter((l) => l.sku === sku),
        (l) => wanted(l) - l.collected,
      ),
    );
  }

  /** Units that may still be promised, as the counters have it: late holds stand in the way until they are ended. */
  unclaimed = (store: StoreName, sku: Sku): number =>
    this.units(store, sku) - this.reserved(store, sku) - this.allocated(store, sku);

  booked(store: StoreName, window: WindowNumber): number {
    const holds = this.holds.filter((h) => h.state === "held" && h.store === store && h.window === window);
    const pickups = this.pickups.filter((p) => isOpen(p) && p.store === store && p.window === window);
    return holds.length + pickups.length;
  }

  /** Late holds of these goods, or in this window: whoever needs their place may end them. */
  lateHolds(store: StoreName, about: { skus: readonly Sku[] } | { window: WindowNumber }): Hold[] {
    return this.holds.filter(
      (h) =>
        h.state === "held" &&
        h.late &&
        h.store === store &&
        ("skus" in about ? h.lines.some((l) => about.skus.includes(l.sku)) : h.window === about.window),
    );
  }
}

/** How many of a line are handed over in the end, as it stands. */
export const wanted = (line: Line): number => line.ordered - line.short - line.cancelled;

export const isOpen = (pickup: Pickup): boolean => pickupStates.open.includes(pickup.state as never);

/** Whether the shopper may still say what they want instead of what was short; nobody here ever does. */
export const asksOn = ({ lines, state, moved }: Pickup): boolean =>
  lines.some((l) => l.short > 0) && (moved || (state !== "cancelled" && state !== "expired"));

/** An order lives as long as one of its pickups or a question about it, and ends well when anybody took anything. */
export function orderState(order: Order): OrderState {
  if (order.pickups.some((p) => isOpen(p) || asksOn(p))) return "placed";
  return order.pickups.some((p) => p.lines.some((l) => l.collected > 0)) ? "completed" : "cancelled";
}

/** Why a verb of the states table cannot be done to a pickup; null when it can. */
export function refusal(pickup: Pickup, verb: PickupVerb): Outcome | null {
  const from = pickupStates.from(verb);
  return from.includes(pickup.state as never) ? null : refusalIn(pickup.state, from[0]!).code;
}
