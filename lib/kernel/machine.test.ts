import { describe, expect, test } from "vitest";
import { reservationStates } from "@/lib/inventory/reservation-states";
import { orderStates } from "@/lib/orders/states";
import { paymentStates } from "@/lib/payments/states";
import { deliveryStates, pickupStates } from "@/lib/pickup/states";
import { machine } from "./machine";

describe.each([
  ["reservation", reservationStates],
  ["order", orderStates],
  ["payment", paymentStates],
  ["pickup", pickupStates],
  ["delivery", deliveryStates],
] as const)("the %s table", (_name, states) => {
  test("reaches every state from the first, and ends", () => {
    const reached = new Set<string>([states.initial]);
    for (let grew = true; grew; ) {
      grew = false;
      for (const [from, , to] of states.table)
        if (reached.has(from) && !reached.has(to)) {
          reached.add(to);
          grew = true;
        }
    }
    expect([...reached].sort()).toEqual([...states.states].sort());
    expect(states.terminal.length).toBeGreaterThan(0);
    expect([...states.terminal, ...states.open].sort()).toEqual([...states.states].sort());
  });
});

test("every verb of a pickup leads to one state, wherever it leaves from", () => {
  for (const verb of pickupStates.verbs) {
    const targets = new Set(pickupStates.from(verb).map((state) => pickupStates.next(state, verb)));
    expect([...targets], verb).toHaveLength(1);
  }
});

test("a table that sends one state two ways by one verb is refused", () => {
  expect(() =>
    machine("a", [
      ["a", "go", "b"],
      ["a", "go", "c"],
    ]),
  ).toThrow("stands twice");
});
