import { expect, test } from "vitest";
import { calendarFile } from "./calendar-file";

const entry = {
  id: "0190f0a0@shop.example",
  title: "Collect order 100001 at Kallio",
  place: "Vaasankatu 8, Helsinki",
  details: "https://shop.example/en/orders/abc",
  startsAt: new Date("2026-03-29T00:30:00Z"),
  endsAt: new Date("2026-03-29T01:30:00Z"),
  at: new Date("2026-03-02T10:00:00.123Z"),
};
const unfolded = (file: string) => file.replaceAll("\r\n ", "");

test("says when in UTC, also in the night when the clocks change", () => {
  expect(calendarFile(entry)).toContain("DTSTART:20260329T003000Z\r\nDTEND:20260329T013000Z\r\n");
});

test("no word becomes a property of its own", () => {
  const file = calendarFile({
    ...entry,
    title: "A;B,C\\D\r\nATTACH:http://evil.example\u0007",
    place: "x\nEND:VEVENT",
  });
  expect(unfolded(file)).toContain("SUMMARY:A\\;B\\,C\\\\D\\nATTACH:http://evil.example\r\n");
  expect(file.split("\r\n").filter((line) => line === "END:VEVENT")).toHaveLength(1);
  expect(file.split("\r\n").some((line) => line.startsWith("ATTACH"))).toBe(false);
});

test("no line is longer than 75 octets, and none breaks a character", () => {
  const details = "Ääkkösiä ja кириллицу ja 日本語 ".repeat(12);
  const file = calendarFile({ ...entry, details });
  for (const line of file.split("\r\n"))
    expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
  expect(file).not.toContain("�");
  expect(unfolded(file)).toContain(`DESCRIPTION:${details}\r\n`);
});
