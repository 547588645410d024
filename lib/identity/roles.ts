/** Who may act. `storefront` is a trusted server or till front end; the three staff roles belong to stores. */
export const staffRoles = ["associate", "manager", "admin"] as const;
export type StaffRole = (typeof staffRoles)[number];

export const keyRoles = ["storefront", ...staffRoles] as const;
export type KeyRole = (typeof keyRoles)[number];
