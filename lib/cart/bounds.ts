/** What one basket may hold. */
export const maxLines = 50;
export const maxUnits = 99;
