import { expect, it } from "vitest";
import { weekInRanges } from "./week";

const day = (weekday: number, opensAt: string, closesAt: string) => ({ weekday, opensAt, closesAt });

it("puts neighbouring days with the same hours on one line, and keeps closed days", () => {
  const hours = [
    ...[1, 2, 3, 4].map((d) => day(d, "08:00", "20:00")),
    day(5, "08:00", "21:00"),
    day(6, "10:00", "16:00"),
  ];
  expect(weekInRanges(hours)).toEqual([
    { from: 1, to: 4, spans: [{ opensAt: "08:00", closesAt: "20:00" }] },
    { from: 5, to: 5, spans: [{ opensAt: "08:00", closesAt: "21:00" }] },
    { from: 6, to: 6, spans: [{ opensAt: "10:00", closesAt: "16:00" }] },
    { from: 7, to: 7, spans: [] },
  ]);
});

it("keeps a day with a break apart from one without, and its spans in order", () => {
  const ranges = weekInRanges([day(1, "13:00", "18:00"), day(1, "08:00", "12:00"), day(2, "08:00", "18:00")]);
  expect(ranges[0]?.spans.map((s) => s.opensAt)).toEqual(["08:00", "13:00"]);
  expect(ranges[0]?.to).toBe(1);
  expect(ranges.at(-1)).toEqual({ from: 3, to: 7, spans: [] });
});
