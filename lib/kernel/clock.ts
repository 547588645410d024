import { Temporal } from "temporal-polyfill";

/** A Date as a Temporal instant, and back; everything with a time zone in it goes through Temporal. */
export const toInstant = (d: Date): Temporal.Instant => Temporal.Instant.fromEpochMilliseconds(d.getTime());
export const toDate = (i: Temporal.Instant | Temporal.ZonedDateTime): Date => new Date(i.epochMilliseconds);

export const minutes = (n: number): number => n * 60_000;
export const days = (n: number): number => n * 86_400_000;
export const later = (from: Date, milliseconds: number): Date => new Date(from.getTime() + milliseconds);
