import { z } from "zod";
import type { ReservationView } from "@/lib/inventory/reservation";
import { reservationStates } from "@/lib/inventory/reservation-states";
import { reserveInput } from "@/lib/inventory/reserve";
import { windowId } from "@/lib/stores/windows";
import { call } from "./call";
import { instant, iso, slug } from "./values";

const reservation = z
  .strictObject({
    id: z.string(),
    state: z
      .enum(reservationStates.states as [string, ...string[]])
      .describe("`expired` as soon as its time is over."),
    store: slug,
    lines: z.array(z.strictObject({ sku: z.string(), quantity: z.number().int() })),
    createdAt: instant,
    expiresAt: instant,
    extendable: z.boolean().describe("Whether it may still be extended: once."),
    readyBy: instant,
    window: z.strictObject({ id: z.string(), startsAt: instant, endsAt: instant }).nullable(),
  })
  .meta({ id: "Reservation" });

const newReservation = reservation
  .extend({ token: z.string().describe("Opens this reservation; answered only here.") })
  .meta({ id: "NewReservation" });

export const nothing = z.strictObject({});

export const reserveCall = call({
  method: "POST",
  path: "/reservations",
  operation: "reserve",
  summary: "Hold goods at one store, all of them or none",
  description:
    "A hold lives 15 minutes. `shortages` of a refusal say per SKU how many there are, and where else. `shipToStore` holds the goods at a warehouse that sends them there. A visitor, and a shopper whom a key names in `Aisle-Shopper` (with `Aisle-Shopper-Address` for where they call from), is bound by quotas.",
  key: "required",
  body: reserveInput,
  status: 201,
  answer: newReservation,
  problems: [
    "reservation.insufficient_stock",
    "reservation.quota",
    "store.no_pickup",
    "store.paused",
    "store.not_found",
    "variant.not_found",
    "window.full",
    "window.unknown",
  ],
});

export const getReservationCall = call({
  method: "GET",
  path: "/reservations/{id}",
  operation: "getReservation",
  summary: "See a reservation",
  answer: reservation,
  problems: ["reservation.not_found"],
});

export const releaseReservationCall = call({
  method: "DELETE",
  path: "/reservations/{id}",
  operation: "releaseReservation",
  summary: "Give the goods back at once",
  problems: ["reservation.not_found", "reservation.not_held"],
});

export const extendReservationCall = call({
  method: "POST",
  path: "/reservations/{id}/extend",
  operation: "extendReservation",
  summary: "Fifteen minutes more from now, once",
  key: "required",
  body: nothing,
  answer: reservation,
  problems: ["reservation.already_extended", "reservation.not_found", "reservation.not_held"],
});

export const reservationAnswer = (r: ReservationView): z.input<typeof reservation> => ({
  id: r.id,
  state: r.state,
  store: r.store,
  lines: r.lines,
  createdAt: iso(r.createdAt),
  expiresAt: iso(r.expiresAt),
  extendable: r.extendable,
  readyBy: iso(r.readyBy),
  window: r.window && {
    id: windowId({ slug: r.store }, r.window.startsAt),
    startsAt: iso(r.window.startsAt),
    endsAt: iso(r.window.endsAt),
  },
});
