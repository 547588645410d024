import { describe, expect, it } from "vitest";
import { clockSpan, dayWords, momentWords, spanWords } from "./moments";

const helsinki = "Europe/Helsinki";
// A Saturday evening: 20:00 there.
const now = new Date("2026-11-21T18:00:00Z");
const tonight = new Date("2026-11-21T18:30:00Z");
const tomorrow = new Date("2026-11-22T08:00:00Z");
const tuesday = new Date("2026-11-24T08:00:00Z");
const window = { startsAt: tomorrow, endsAt: new Date("2026-11-22T08:30:00Z") };

describe.each([
  [
    "en",
    "today 20:30",
    "tomorrow 10:00",
    "Tuesday 10:00",
    "tomorrow 10:00–10:30",
    "10:00–10:30",
    "Tomorrow",
    "Tuesday",
  ],
  [
    "fi",
    "tänään klo 20.30",
    "huomenna klo 10.00",
    "ti klo 10.00",
    "huomenna klo 10.00–10.30",
    "10.00–10.30",
    "Huomenna",
    "Ti",
  ],
  ["tr", "bugün 20:30", "yarın 10:00", "Salı 10:00", "yarın 10:00–10:30", "10:00–10:30", "Yarın", "Salı"],
  [
    "ru",
    "сегодня в 20:30",
    "завтра в 10:00",
    "вт в 10:00",
    "завтра в 10:00–10:30",
    "10:00–10:30",
    "Завтра",
    "Вт",
  ],
  ["ja", "本日20:30", "明日10:00", "火曜日10:00", "明日10:00〜10:30", "10:00〜10:30", "明日", "火曜日"],
])("in %s", (locale, sayTonight, sayTomorrow, sayTuesday, sayWindow, clock, head, headLater) => {
  const reader = { locale, now };

  it("tells a moment inside a sentence", () => {
    expect(momentWords(tonight, reader, helsinki)).toBe(sayTonight);
    expect(momentWords(tomorrow, reader, helsinki)).toBe(sayTomorrow);
    expect(momentWords(tuesday, reader, helsinki)).toBe(sayTuesday);
  });

  it("tells a window", () => {
    expect(spanWords(window, reader, helsinki)).toBe(sayWindow);
    expect(clockSpan(window, locale, helsinki)).toBe(clock);
  });

  it("writes a day as a heading", () => {
    expect(dayWords(tomorrow, reader, helsinki)).toBe(head);
    expect(dayWords(tuesday, reader, helsinki)).toBe(headLater);
  });
});
