import { describe, expect, it } from "vitest";
import { dayName, distanceText, shortClock, shortTimeAt, timeAt, weekdays, when } from "./when";

const helsinki = "Europe/Helsinki";
const stockholm = "Europe/Stockholm";
// A Saturday evening in November: 20:00 in Helsinki, 19:00 in Stockholm.
const now = new Date("2026-11-21T18:00:00Z");

describe("a moment as someone there would say it", () => {
  const cases: [at: string, locale: string, zone: string, expected: ReturnType<typeof when>][] = [
    ["2026-11-21T18:30:00Z", "en", helsinki, { day: "today", dayName: "", time: "20:30" }],
    ["2026-11-21T18:30:00Z", "fi", helsinki, { day: "today", dayName: "", time: "20.30" }],
    ["2026-11-22T06:05:00Z", "en", helsinki, { day: "tomorrow", dayName: "", time: "8:05" }],
    ["2026-11-23T07:45:00Z", "en", helsinki, { day: "later", dayName: "Monday", time: "9:45" }],
    ["2026-11-23T07:45:00Z", "fi", helsinki, { day: "later", dayName: "ma", time: "9.45" }],
    ["2026-11-28T08:00:00Z", "en", helsinki, { day: "later", dayName: "Sat 28 Nov", time: "10:00" }],
    ["2026-11-28T08:00:00Z", "fi", helsinki, { day: "later", dayName: "la 28.11.", time: "10.00" }],
    // One instant, two places: already Sunday in Helsinki, still Saturday in Stockholm.
    ["2026-11-21T22:30:00Z", "en", helsinki, { day: "tomorrow", dayName: "", time: "0:30" }],
    ["2026-11-21T22:30:00Z", "en", stockholm, { day: "today", dayName: "", time: "23:30" }],
  ];
  it.each(cases)("%s in %s at %s", (at, locale, zone, expected) => {
    expect(when(new Date(at), now, locale, zone)).toEqual(expected);
  });
});

it("tells the time of day, and leaves out the minutes where there are none", () => {
  const at = new Date("2026-07-01T12:30:00Z");
  expect(timeAt(at, "en", helsinki)).toBe("15:30");
  expect(timeAt(at, "fi", helsinki)).toBe("15.30");
  expect(shortTimeAt(at, "fi", helsinki)).toBe("15.30");
  expect(shortTimeAt(new Date("2026-07-01T18:00:00Z"), "en", helsinki)).toBe("21");
});

it.each([
  ["21:00", "en", "21"],
  ["07:30", "en", "7:30"],
  ["07:30", "fi", "7.30"],
  ["24:00", "fi", "24"],
  ["00:00", "en", "0"],
])("writes opening hours: %s in %s is %s", (clock, locale, expected) => {
  expect(shortClock(clock, locale)).toBe(expected);
});

it("names weekdays and spans of them", () => {
  expect(weekdays(1, 5, "en")).toBe("Monday–Friday");
  expect(weekdays(1, 5, "fi")).toBe("Maanantai–perjantai");
  expect(weekdays(7, 7, "fi")).toBe("Sunnuntai");
});

it("names a calendar day", () => {
  expect(dayName("2026-12-06", "en")).toBe("Sun 6 Dec");
  expect(dayName("2026-12-06", "fi")).toBe("su 6.12.");
});

it.each([
  [30, "en", "50 m"],
  [430, "en", "450 m"],
  [2_449, "en", "2.4 km"],
  [2_449, "fi", "2,4 km"],
  [159_400, "fi", "159 km"],
])("writes %i m in %s as %s", (meters, locale, expected) => {
  expect(distanceText(meters, locale).replaceAll("\u00a0", " ")).toBe(expected);
});
