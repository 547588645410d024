/** Something to be somewhere for. */
export type CalendarEntry = {
  /** The same for the same thing, so that a calendar replaces what it has. */
  id: string;
  title: string;
  place: string;
  details: string;
  startsAt: Date;
  endsAt: Date;
  /** When it was written. */
  at: Date;
};

const encoder = new TextEncoder();
const decoder = new TextDecoder();
/** Octets of one line, without its end. */
const widest = 75;

/** A calendar file (RFC 5545) with one entry. Instants are UTC; words are escaped, so that none of them is a property. */
export function calendarFile(entry: CalendarEntry): string {
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Aisle//Aisle//EN",
    "METHOD:PUBLISH",
    "BEGIN:VEVENT",
    `UID:${text(entry.id)}`,
    `DTSTAMP:${instant(entry.at)}`,
    `DTSTART:${instant(entry.startsAt)}`,
    `DTEND:${instant(entry.endsAt)}`,
    `SUMMARY:${text(entry.title)}`,
    `LOCATION:${text(entry.place)}`,
    `DESCRIPTION:${text(entry.details)}`,
    "END:VEVENT",
    "END:VCALENDAR",
  ];
  return `${lines.map(folded).join("\r\n")}\r\n`;
}

const instant = (at: Date): string => `${at.toISOString().slice(0, 19).replace(/[-:]/g, "")}Z`;

const text = (words: string): string =>
  words
    .replace(/[\\;,]/g, "\\$&")
    .replace(/\r\n|\r|\n/g, "\\n")
    .replace(/\p{Cc}/gu, "");

/** A long line goes on after a break and a blank; never in the middle of a character. */
function folded(line: string): string {
  const octets = encoder.encode(line);
  if (octets.length <= widest) return line;
  const parts: string[] = [];
  let from = 0;
  while (from < octets.length) {
    let to = Math.min(octets.length, from + widest - (parts.length > 0 ? 1 : 0));
    while (to < octets.length && ((octets[to] ?? 0) & 0b1100_0000) === 0b1000_0000) to--;
    parts.push(decoder.decode(octets.subarray(from, to)));
    from = to;
  }
  return parts.join("\r\n ");
}
