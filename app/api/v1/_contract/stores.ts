import { z } from "zod";
import { textIn } from "@/lib/i18n/locales";
import { distanceMeters, type Place } from "@/lib/stores/distance";
import { openState } from "@/lib/stores/hours";
import type { Store } from "@/lib/stores/store";
import { type Window, windowHorizonDays } from "@/lib/stores/windows";
import { call } from "./call";
import { instant, iso, isoOrNull, listOf, near, pageQuery, slug } from "./values";

const day = z.string().regex(/^\d{4}-\d\d-\d\d$/);
const time = z
  .string()
  .regex(/^\d\d:\d\d$/)
  .describe("In the store's own time; `24:00` is midnight at the day's end.");

const store = z
  .strictObject({
    id: slug,
    name: z.string(),
    address: z.strictObject({
      street: z.string(),
      postalCode: z.string(),
      city: z.string(),
      countryCode: z.string().length(2),
    }),
    location: z.strictObject({ latitude: z.number(), longitude: z.number() }),
    phone: z.string().nullable(),
    timeZone: z.string().describe("IANA name."),
    distanceMeters: z.number().int().nullable().describe("From `near`; null without it."),
    openNow: z.boolean(),
    openUntil: instant.nullable().describe("Null when it is closed now."),
    opensAt: instant.nullable().describe("Null when it is open now."),
    hours: z
      .array(z.strictObject({ weekday: z.number().int().min(1).max(7), opensAt: time, closesAt: time }))
      .describe("Weekly, ISO weekdays (Monday 1); a day may have several spans, one without any is closed."),
    exceptions: z
      .array(z.strictObject({ day, opensAt: time.nullable(), closesAt: time.nullable(), reason: z.string() }))
      .describe("Days that differ from the weekly hours; closed when there are no times."),
    pickup: z.strictObject({
      enabled: z.boolean(),
      prepMinutes: z.number().int().describe("From order to ready, counted in opening hours."),
      holdDays: z.number().int().describe("How many days a ready order waits."),
      curbside: z.boolean(),
    }),
  })
  .meta({ id: "Store" });

const pickupWindow = z
  .strictObject({
    id: z.string().describe("What a reservation takes as `windowId`."),
    startsAt: instant,
    endsAt: instant,
    remaining: z.number().int().min(0).describe("Places left in it."),
  })
  .meta({ id: "PickupWindow" });

export const listStoresCall = call({
  method: "GET",
  path: "/stores",
  operation: "listStores",
  summary: "Stores, nearest first",
  query: z.object({ near: near.optional(), ...pageQuery }),
  answer: listOf(store),
  problems: [],
});

export const listWindowsCall = call({
  method: "GET",
  path: "/stores/{store}/windows",
  operation: "listPickupWindows",
  summary: "Pickup windows of a store",
  description:
    "Those that can still be booked: none that ends before goods ordered now are ready, the store's queue included, and none past its cut-off. All of them in one answer, unless a limit asks for fewer.",
  query: z.object({
    days: z.coerce.number().int().min(1).max(windowHorizonDays).default(3),
    limit: pageQuery.limit.unwrap().optional(),
    cursor: pageQuery.cursor,
  }),
  answer: listOf(pickupWindow),
  problems: ["store.not_found"],
});

/** A store as the API tells of it, to a reader of this language at this place and moment. */
export function storeAnswer(
  s: Store,
  reader: { locale: string; now: Date; near?: Place | undefined },
): z.input<typeof store> {
  const state = openState(s, reader.now);
  const { latitude, longitude, name, address, phone, timeZone, hours } = s;
  return {
    id: s.slug,
    name,
    address,
    location: { latitude, longitude },
    phone,
    timeZone,
    distanceMeters: reader.near ? distanceMeters(s, reader.near) : null,
    openNow: state.open,
    openUntil: state.open ? iso(state.until) : null,
    opensAt: state.open ? null : isoOrNull(state.opensAt),
    hours,
    exceptions: s.exceptions.map((e) => ({ ...e, reason: textIn(e.reason, reader.locale) })),
    pickup: {
      enabled: s.pickupEnabled,
      prepMinutes: s.prepMinutes,
      holdDays: s.holdDays,
      curbside: s.curbside,
    },
  };
}

export const windowAnswer = (w: Window, remaining: number): z.input<typeof pickupWindow> => ({
  id: w.id,
  startsAt: iso(w.startsAt),
  endsAt: iso(w.endsAt),
  remaining,
});
