/** An appointment that a calendar reminds of. Times are seconds since 1970. */
export interface Appointment {
  id: string;
  title: string;
  text: string;
  from: bigint;
  until: bigint;
}

/** How long before its end a calendar reminds once more. */
const ALARM = "-P1D";

/** An appointment as iCalendar (RFC 5545): calendars of all makers take it. */
export function calendarFile({ id, title, text, from, until }: Appointment): string {
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Idol//EN",
    "BEGIN:VEVENT",
    `UID:${id}`,
    `DTSTAMP:${stamp(from)}`,
    `DTSTART:${stamp(from)}`,
    `DTEND:${stamp(until)}`,
    `SUMMARY:${escaped(title)}`,
    `DESCRIPTION:${escaped(text)}`,
    ...alarm("PT0S", "START", title),
    ...alarm(ALARM, "END", title),
    "END:VEVENT",
    "END:VCALENDAR",
  ];
  return `${lines.flatMap(folded).join("\r\n")}\r\n`;
}

function alarm(trigger: string, related: "START" | "END", title: string): string[] {
  return [
    "BEGIN:VALARM",
    "ACTION:DISPLAY",
    `DESCRIPTION:${escaped(title)}`,
    `TRIGGER;RELATED=${related}:${trigger}`,
    "END:VALARM",
  ];
}

function stamp(seconds: bigint): string {
  return new Date(Number(seconds) * 1000).toISOString().replace(/[-:]|\.\d+/g, "");
}

function escaped(text: string): string {
  return text.replace(/[\\;,]/g, (sign) => `\\${sign}`).replaceAll("\n", "\\n");
}

/** No line may be longer than 75 bytes; ours are ASCII. */
function folded(line: string): string[] {
  const [first = "", ...rest] = line.match(/.{1,74}/g) ?? [line];
  return [first, ...rest.map((part) => ` ${part}`)];
}
