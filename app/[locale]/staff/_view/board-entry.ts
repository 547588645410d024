import type { BoardEntry } from "@/components/staff/board-entry";
import { formatMoney } from "@/lib/kernel/money";
import type { BoardRow } from "@/lib/pickup/queries";
import { sayWhen, type Viewpoint, type Words } from "./words";

/** One row of the board in the reader's words. It changes only when the pickup does, or the day. */
export function boardEntry(row: BoardRow, t: Words, view: Viewpoint): BoardEntry {
  return {
    id: row.id,
    number: row.orderNumber,
    state: row.state as BoardEntry["state"],
    name: row.customerName,
    pickupPerson: row.pickupPersonName,
    dueAt: row.readyBy,
    due: sayWhen(t, view, row.readyBy),
    untilAt: row.pickupBy,
    until: row.pickupBy && sayWhen(t, view, row.pickupBy),
    arrivedAt: row.arrivedAt,
    bay: row.bay,
    note: row.arrivalNote,
    broughtOutBy: row.broughtOutBy,
    curbside: row.curbside,
    onMyWay: row.onMyWayAt !== null,
    shelf: row.shelf,
    pickedBy: row.pickedBy,
    units: row.units,
    ageLimit: row.ageLimit,
    inTransit: row.inTransit,
    choiceAt: row.choiceBy,
    choice: row.choiceBy && sayWhen(t, view, row.choiceBy),
    reviewAt: row.reviewBy,
    review: row.reviewBy && sayWhen(t, view, row.reviewBy),
    idRequired: row.idRequired,
    owed: row.owed && formatMoney(row.owed, view.locale),
  };
}
