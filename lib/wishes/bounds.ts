/** What one wish list may hold. */
export const maxWishes = 200;
/** How many things one address may wait for. */
export const maxAlerts = 20;
/** How long an alert waits for goods before it is forgotten. */
export const alertDays = 180;
/** A visitor's list lives this long from its last change. */
export const listDays = 90;
