export type Place = { latitude: number; longitude: number };

const earthRadiusMeters = 6_371_008.8;
const radians = (degrees: number) => (degrees * Math.PI) / 180;

/** Great-circle distance in whole meters (haversine on the mean radius). */
export function distanceMeters(a: Place, b: Place): number {
  const dLat = radians(b.latitude - a.latitude);
  const dLng = radians(b.longitude - a.longitude);
  const h =
    Math.sin(dLat / 2) ** 2 +
    Math.cos(radians(a.latitude)) * Math.cos(radians(b.latitude)) * Math.sin(dLng / 2) ** 2;
  return Math.round(2 * earthRadiusMeters * Math.asin(Math.min(1, Math.sqrt(h))));
}

/** Places nearest first; the order of equals is kept. */
export const nearestFirst = <T extends Place>(places: readonly T[], from: Place): T[] =>
  [...places].sort((a, b) => distanceMeters(a, from) - distanceMeters(b, from));
