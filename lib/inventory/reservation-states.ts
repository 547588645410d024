import { machine } from "@/lib/kernel/machine";

/** A soft hold. Expiry is read as a predicate (`expires_at <= now()`); the state follows when someone sweeps or reclaims. */
export const reservationStates = machine("held", [
  ["held", "convert", "converted"],
  ["held", "release", "released"],
  ["held", "expire", "expired"],
]);
export type ReservationState = (typeof reservationStates.states)[number];
