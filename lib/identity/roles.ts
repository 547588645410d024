/** Who may act. `storefront` is a trusted server or till front end; the three staff roles belong to stores. */
export const staffRoles = ["associate", "manager", "admin"] as const;
export type StaffRole = (typeof staffRoles)[number];

export const keyRoles = ["storefront", ...staffRoles] as const;
export type KeyRole = (typeof keyRoles)[number];

/** How a sign-in begins: with a password (or a mailed code, or at another service), or by PIN at a shared device. */
export const signInWays = ["password", "pin"] as const;
export type SignInWay = (typeof signInWays)[number];
