/** What one basket may hold. */
export const maxLines = 50;
export const maxUnits = 99;
/** What may lie aside for later, of different things. */
export const maxSaved = 200;
