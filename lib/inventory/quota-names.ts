/**
 * What bounds how much one shopper may keep from others, with the value a new shop begins with. The share of a SKU at
 * a store is what makes hoarding pointless; the others bound how much of everything one caller may tie up.
 */
export const quotaDefaults = {
  /** Live reservations of one visitor or customer. */
  shopper_holds: 20,
  /** Live reservations from one address block (IPv4 address, IPv6 /64). */
  address_holds: 100,
  /** Open pickups of one contact that nobody paid for yet. */
  contact_unpaid_pickups: 10,
  /** Hundredths of a percent of a store's units of a SKU that one shopper, or one address block, may tie up. */
  sku_share_basis_points: 500,
  /** The share counts from this many units on; a shelf with fewer is a matter of one or two either way. */
  sku_share_from_units: 20,
  /** What one household may always have when nobody else at its address holds any of the SKU. */
  household_units: 4,
} as const;

export type QuotaName = keyof typeof quotaDefaults;
export const quotaNames = Object.keys(quotaDefaults) as [QuotaName, ...QuotaName[]];
