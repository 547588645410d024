/** Outlines on a 24-unit square, drawn with the text's colour. */
const outlines = {
  basket:
    "M4 9h16l-1.6 9.1A2.3 2.3 0 0 1 16.1 20H7.9a2.3 2.3 0 0 1-2.3-1.9L4 9Zm4 0 3-5m5 5-3-5m-3.5 9v3.5m5-3.5v3.5",
  store:
    "M4.5 10v8.5a1 1 0 0 0 1 1h13a1 1 0 0 0 1-1V10M3 8.2 5 4.5h14l2 3.7a2.6 2.6 0 0 1-4.5 1.5 3 3 0 0 1-4.5 0 3 3 0 0 1-4.5 0A2.6 2.6 0 0 1 3 8.2ZM10 19v-4.5h4V19",
  pin: "M12 21c4.5-4.6 6.8-8.1 6.8-10.9a6.8 6.8 0 1 0-13.6 0C5.2 12.9 7.5 16.4 12 21Zm0-8.3a2.6 2.6 0 1 0 0-5.2 2.6 2.6 0 0 0 0 5.2Z",
  clock: "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18Zm0-14v5l3.2 2",
  check: "m5 12.6 4.4 4.4L19 7.4",
  close: "m6 6 12 12M18 6 6 18",
  chevron: "m9 5.5 6.5 6.5L9 18.5",
  down: "m5.5 9 6.5 6.5L18.5 9",
  plus: "M12 5v14M5 12h14",
  minus: "M5 12h14",
  locate:
    "M12 18.5a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13Zm0-4.3a2.2 2.2 0 1 0 0-4.4 2.2 2.2 0 0 0 0 4.4ZM12 5.5v-3m0 19v-3m6.5-6.5h3m-19 0h3",
  phone:
    "M6.2 4h2.9l1.5 4-2 1.6a12.3 12.3 0 0 0 5.8 5.8l1.6-2 4 1.5v2.9a2.2 2.2 0 0 1-2.4 2.2A16.2 16.2 0 0 1 4 6.4 2.2 2.2 0 0 1 6.2 4Z",
  car: "M4 16.5v-4l2.1-5A2 2 0 0 1 8 6.2h8a2 2 0 0 1 1.9 1.3l2.1 5v4M4 16.5h16M4 16.5V19h2.6v-2.5m10.8 0V19H20v-2.5M4.4 12h15.2M7.3 14.3h1.4m6.6 0h1.4",
  info: "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18Zm0-10v5.5M12 7.6v.1",
  warning: "M12 4 2.8 19.5h18.4L12 4Zm0 6v4.5m0 2.4v.1",
  globe:
    "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18Zm0 0c2.5-2.5 3.7-5.5 3.7-9S14.5 5.5 12 3c-2.5 2.5-3.7 5.5-3.7 9s1.2 6.5 3.7 9ZM3.3 12h17.4",
  person: "M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8Zm-7.5 8.5a7.5 7.5 0 0 1 15 0",
  bag: "M5.5 8h13l1 12.5h-15L5.5 8ZM8.5 10.5V7a3.5 3.5 0 0 1 7 0v3.5",
  calendar:
    "M5 6h14a1 1 0 0 1 1 1v12a1 1 0 0 1-1 1H5a1 1 0 0 1-1-1V7a1 1 0 0 1 1-1Zm-1 4.5h16M8 3.5V7m8-3.5V7",
  map: "m3.5 6.5 5.5-2 6 2 5.5-2v13l-5.5 2-6-2-5.5 2v-13Zm5.5-2v13m6-11v13",
  search: "M10.8 17.6a6.8 6.8 0 1 0 0-13.6 6.8 6.8 0 0 0 0 13.6Zm4.9-1.9 4.8 4.8",
  filter: "M4 6.5h16M7 12h10M10 17.5h4",
  back: "M9 6 4 11l5 5M4 11h10.5a5.5 5.5 0 0 1 0 11H12",
  zoom: "M10.8 17.6a6.8 6.8 0 1 0 0-13.6 6.8 6.8 0 0 0 0 13.6Zm4.9-1.9 4.8 4.8M8 10.8h5.6M10.8 8v5.6",
  heart: "M12 20s-7.8-4.7-7.8-10.4A4.4 4.4 0 0 1 12 7a4.4 4.4 0 0 1 7.8 2.6C19.8 15.3 12 20 12 20Z",
  compare: "M8 4v16M16 4v16M3.5 8.5 8 4l4.5 4.5M11.5 15.5 16 20l4.5-4.5",
  scan: "M4 8.5V6a2 2 0 0 1 2-2h2.5m7 0H18a2 2 0 0 1 2 2v2.5m0 7V18a2 2 0 0 1-2 2h-2.5m-7 0H6a2 2 0 0 1-2-2v-2.5M8 9v6m2.7-6v6m2.6-6v6M16 9v6",
  bell: "M6 16.5V11a6 6 0 0 1 12 0v5.5l1.5 1.5h-15L6 16.5Zm4 4h4",
  bellOff: "M6 16.5V11a6 6 0 0 1 1-3.3M9.5 5.6A6 6 0 0 1 18 11v4m-.5 3h-13L6 16.5M10 20.5h4M4 4l16 16",
  offline: "M5 12.6a10 10 0 0 1 4-2.3m6 0a10 10 0 0 1 4 2.3M8.5 16a5 5 0 0 1 7 0M12 19.5v.1M4 4l16 16",
  id: "M5 5.5h14a1.5 1.5 0 0 1 1.5 1.5v10a1.5 1.5 0 0 1-1.5 1.5H5A1.5 1.5 0 0 1 3.5 17V7A1.5 1.5 0 0 1 5 5.5Zm4 7a2 2 0 1 0 0-4 2 2 0 0 0 0 4Zm-3 3a3 3 0 0 1 6 0m2.5-5.5h3.5m-3.5 4h3.5",
  cash: "M3.5 7h17v10h-17V7Zm8.5 7.2a2.2 2.2 0 1 0 0-4.4 2.2 2.2 0 0 0 0 4.4ZM6.5 12h.1m10.8 0h.1",
  card: "M5 6h14a1.5 1.5 0 0 1 1.5 1.5v9A1.5 1.5 0 0 1 19 18H5a1.5 1.5 0 0 1-1.5-1.5v-9A1.5 1.5 0 0 1 5 6Zm-1.5 4.2h17M7 14.5h3",
  leave: "M13.5 4.5H6a1 1 0 0 0-1 1v13a1 1 0 0 0 1 1h7.5M10.5 12H20m-3.5-3.5L20 12l-3.5 3.5",
} as const;

export type IconName = keyof typeof outlines;

/** A picture beside words that say the same; hidden from screen readers. `size` in CSS pixels. */
export function Icon({ name, size = 20, className }: { name: IconName; size?: number; className?: string }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth={1.7}
      strokeLinecap="round"
      strokeLinejoin="round"
      className={`shrink-0 ${className ?? ""}`}
      aria-hidden="true"
      focusable="false"
    >
      <path d={outlines[name]} />
    </svg>
  );
}
