import type { LocalizedText } from "@/db/schema/catalog";

/** A span of one weekday, in the store's own time, as `HH:MM`. ISO weekday: Monday 1 … Sunday 7. */
export type OpeningSpan = { weekday: number; opensAt: string; closesAt: string };
/** A day (`YYYY-MM-DD`) that differs: other times, or closed when both are null. */
export type OpeningException = {
  day: string;
  opensAt: string | null;
  closesAt: string | null;
  reason: LocalizedText;
};
export type Schedule = { timeZone: string; hours: OpeningSpan[]; exceptions: OpeningException[] };

/** A stock location with all that is said about it in public. */
export type Store = Schedule & {
  id: string;
  slug: string;
  kind: "store" | "warehouse";
  name: string;
  address: { street: string; postalCode: string; city: string; countryCode: string };
  latitude: number;
  longitude: number;
  phone: string | null;
  pickupEnabled: boolean;
  curbside: boolean;
  /** Where cars stand, in the order of the signs; none where they are not named. */
  bays: string[];
  prepMinutes: number;
  holdDays: number;
  windowMinutes: number;
  windowCapacity: number;
  /** A window can be booked until this many minutes before it starts. */
  windowCutOffMinutes: number;
  /** Units its people pick in an hour. */
  picksPerHour: number;
  /** Minutes by the clock from a warehouse's dispatch to its door; null where nothing is shipped to. */
  shipToStoreMinutes: number | null;
};
