/** Why the balance of a gift card changes: it is made, it pays, money comes back to it. */
export const giftCardEntryKinds = ["issued", "spent", "returned"] as const;
