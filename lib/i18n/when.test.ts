import { describe, expect, it } from "vitest";
import {
  dateAndTimeAt,
  dateAt,
  dayName,
  distanceText,
  shortClock,
  shortTimeAt,
  timeAt,
  weekdayAt,
  weekdays,
  when,
} from "./when";

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
    ["2026-11-22T06:05:00Z", "tr", helsinki, { day: "tomorrow", dayName: "", time: "08:05" }],
    ["2026-11-23T07:45:00Z", "tr", helsinki, { day: "later", dayName: "Pazartesi", time: "09:45" }],
    ["2026-11-28T08:00:00Z", "tr", helsinki, { day: "later", dayName: "28 Kas Cmt", time: "10:00" }],
    ["2026-11-21T18:30:00Z", "ru", helsinki, { day: "today", dayName: "", time: "20:30" }],
    ["2026-11-23T07:45:00Z", "ru", helsinki, { day: "later", dayName: "пн", time: "9:45" }],
    ["2026-11-28T08:00:00Z", "ru", helsinki, { day: "later", dayName: "сб, 28.11", time: "10:00" }],
    ["2026-11-22T06:05:00Z", "ja", helsinki, { day: "tomorrow", dayName: "", time: "8:05" }],
    ["2026-11-23T07:45:00Z", "ja", helsinki, { day: "later", dayName: "月曜日", time: "9:45" }],
    ["2026-11-28T08:00:00Z", "ja", helsinki, { day: "later", dayName: "11月28日(土)", time: "10:00" }],
    // One instant, two places: already Sunday in Helsinki, still Saturday in Stockholm.
    ["2026-11-21T22:30:00Z", "en", helsinki, { day: "tomorrow", dayName: "", time: "0:30" }],
    ["2026-11-21T22:30:00Z", "en", stockholm, { day: "today", dayName: "", time: "23:30" }],
  ];
  it.each(cases)("%s in %s at %s", (at, locale, zone, expected) => {
    expect(when(new Date(at), now, locale, zone)).toEqual(expected);
  });
});

it.each([
  ["en", "15:30", "21"],
  ["fi", "15.30", "21"],
  ["tr", "15:30", "21:00"],
  ["ru", "15:30", "21:00"],
  ["ja", "15:30", "21:00"],
])(
  "tells the time of day in %s, and leaves out minutes that are none where one does",
  (locale, half, whole) => {
    const at = new Date("2026-07-01T12:30:00Z");
    expect(timeAt(at, locale, helsinki)).toBe(half);
    expect(shortTimeAt(at, locale, helsinki)).toBe(half);
    expect(shortTimeAt(new Date("2026-07-01T18:00:00Z"), locale, helsinki)).toBe(whole);
  },
);

it.each([
  ["21:00", "en", "21"],
  ["07:30", "en", "7:30"],
  ["07:30", "fi", "7.30"],
  ["24:00", "fi", "24"],
  ["00:00", "en", "0"],
  ["08:00", "tr", "08:00"],
  ["24:00", "tr", "24:00"],
  ["07:30", "ru", "7:30"],
  ["21:00", "ru", "21:00"],
  ["07:00", "ja", "7:00"],
  ["24:00", "ja", "24:00"],
])("writes opening hours: %s in %s is %s", (clock, locale, expected) => {
  expect(shortClock(clock, locale)).toBe(expected);
});

it.each([
  ["en", "Monday–Friday", "Sunday"],
  ["fi", "Maanantai–perjantai", "Sunnuntai"],
  ["tr", "Pazartesi–Cuma", "Pazar"],
  ["ru", "Понедельник–пятница", "Воскресенье"],
  ["ja", "月曜日〜金曜日", "日曜日"],
])("names weekdays and spans of them in %s", (locale, week, day) => {
  expect(weekdays(1, 5, locale)).toBe(week);
  expect(weekdays(7, 7, locale)).toBe(day);
});

it.each([
  ["en", "Sun 6 Dec", "Sunday"],
  ["fi", "su 6.12.", "sunnuntai"],
  ["tr", "6 Ara Paz", "Pazar"],
  ["ru", "вс, 06.12", "воскресенье"],
  ["ja", "12月6日(日)", "日曜日"],
])("names a calendar day, and the weekday of a moment, in %s", (locale, day, weekday) => {
  expect(dayName("2026-12-06", locale)).toBe(day);
  expect(weekdayAt(new Date("2026-12-05T22:30:00Z"), locale, helsinki)).toBe(weekday);
});

it.each([
  [30, "en", "50 m"],
  [430, "en", "450 m"],
  [2_449, "en", "2.4 km"],
  [2_449, "fi", "2,4 km"],
  [159_400, "fi", "159 km"],
  [2_449, "tr", "2,4 km"],
  [430, "ru", "450 м"],
  [2_449, "ru", "2,4 км"],
  [2_449, "ja", "2.4 km"],
])("writes %i m in %s as %s", (meters, locale, expected) => {
  expect(distanceText(meters, locale).replaceAll("\u00a0", " ")).toBe(expected);
});

it.each([
  ["en", "22 November 2026", "22 Nov 2026, 00:30"],
  ["fi", "22. marraskuuta 2026", "22.11.2026 klo 0.30"],
  ["tr", "22 Kasım 2026", "22 Kas 2026 00:30"],
  ["ru", "22 ноября 2026 г.", "22 нояб. 2026 г., 00:30"],
  ["ja", "2026年11月22日", "2026/11/22 0:30"],
])("writes a day with its year in %s, as it is at the place", (locale, day, moment) => {
  const at = new Date("2026-11-21T22:30:00Z");
  expect(dateAt(at, locale, helsinki, "long")).toBe(day);
  expect(dateAndTimeAt(at, locale, helsinki)).toBe(moment);
});
