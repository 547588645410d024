/**
 * What one unit of each kind of stock movement does to the three counters of a stock level.
 * Replaying the ledger with this table must give the counters; the invariants and the CHECKs read it too.
 * An allocation always comes out of a reservation, so `allocated` moves a unit from one counter to the other.
 */
export const movementKinds = {
  received: { onHand: 1, reserved: 0, allocated: 0 },
  adjusted: { onHand: 1, reserved: 0, allocated: 0 },
  reserved: { onHand: 0, reserved: 1, allocated: 0 },
  reservation_released: { onHand: 0, reserved: -1, allocated: 0 },
  reservation_expired: { onHand: 0, reserved: -1, allocated: 0 },
  allocated: { onHand: 0, reserved: -1, allocated: 1 },
  allocation_released: { onHand: 0, reserved: 0, allocated: -1 },
  collected: { onHand: -1, reserved: 0, allocated: -1 },
  shipped: { onHand: -1, reserved: 0, allocated: -1 },
  returned: { onHand: 1, reserved: 0, allocated: 0 },
  transferred_out: { onHand: -1, reserved: 0, allocated: 0 },
  transferred_in: { onHand: 1, reserved: 0, allocated: 0 },
} as const satisfies Record<string, { onHand: number; reserved: number; allocated: number }>;

export type MovementKind = keyof typeof movementKinds;
export const movementKindNames = Object.keys(movementKinds) as [MovementKind, ...MovementKind[]];

/** Only a count or correction may take stock down by its own kind; every other kind moves a positive quantity. */
export const signedKinds: readonly MovementKind[] = ["adjusted"];
