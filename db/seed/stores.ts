import type { HolidayKey } from "./holidays";

/** Opening and closing in the store's own time, or closed all day. */
export type Span = readonly [opens: string, closes: string] | "closed";

export type Store = {
  readonly slug: string;
  readonly kind: "store" | "warehouse";
  readonly name: string;
  readonly street: string;
  readonly postalCode: string;
  readonly city: string;
  readonly countryCode: string;
  readonly latitude: number;
  readonly longitude: number;
  readonly phone: string;
  readonly timeZone: string;
  readonly curbside: boolean;
  readonly prepMinutes: number;
  readonly holdDays: number;
  readonly windowMinutes: 30 | 60;
  readonly windowCapacity: number;
  readonly windowCutOffMinutes: number;
  readonly picksPerHour: number;
  /** By the clock, from the warehouse's dispatch to the store's door; null for the warehouse. */
  readonly shipToStoreMinutes: number | null;
  /** Monday first, seven of them. */
  readonly week: readonly [Span, Span, Span, Span, Span, Span, Span];
  readonly exceptions: Readonly<Partial<Record<HolidayKey, Span>>>;
};

/** Every place but Kamppi is closed on these. */
const closedDays = {
  newYearsDay: "closed",
  midsummerDay: "closed",
  christmasDay: "closed",
} as const satisfies Store["exceptions"];

/** A day and a half from the order to the store's door, for what the evening's van brings. */
const dayAndHalf = 36 * 60;
/** Up to Lapland it takes a day more. */
const twoDaysAndHalf = 60 * 60;

const helsinki = { countryCode: "FI", timeZone: "Europe/Helsinki" } as const;

/** Six stores, each unlike the others where it matters, and the warehouse that delivers. */
export const stores: readonly Store[] = [
  {
    ...helsinki,
    slug: "kallio",
    kind: "store",
    name: "Kallio",
    street: "Vaasankatu 8",
    postalCode: "00500",
    city: "Helsinki",
    latitude: 60.1881,
    longitude: 24.9607,
    phone: "+358 9 555 0101",
    curbside: true,
    prepMinutes: 30,
    holdDays: 5,
    windowMinutes: 30,
    windowCapacity: 8,
    windowCutOffMinutes: 30,
    picksPerHour: 45,
    shipToStoreMinutes: dayAndHalf,
    week: [
      ["08:00", "21:00"],
      ["08:00", "21:00"],
      ["08:00", "21:00"],
      ["08:00", "21:00"],
      ["08:00", "21:00"],
      ["09:00", "21:00"],
      ["10:00", "21:00"],
    ],
    exceptions: {
      ...closedDays,
      midsummerEve: ["08:00", "14:00"],
      independenceDay: ["12:00", "18:00"],
      christmasEve: ["08:00", "13:00"],
      secondChristmasDay: ["12:00", "20:00"],
    },
  },
  {
    ...helsinki,
    slug: "kamppi",
    kind: "store",
    name: "Kamppi",
    street: "Narinkka 4",
    postalCode: "00100",
    city: "Helsinki",
    latitude: 60.1699,
    longitude: 24.9342,
    phone: "+358 9 555 0102",
    // On a pedestrian square: no car gets near.
    curbside: false,
    prepMinutes: 20,
    holdDays: 3,
    windowMinutes: 30,
    windowCapacity: 12,
    windowCutOffMinutes: 20,
    picksPerHour: 60,
    shipToStoreMinutes: dayAndHalf,
    week: [
      ["07:00", "23:00"],
      ["07:00", "23:00"],
      ["07:00", "23:00"],
      ["07:00", "23:00"],
      ["07:00", "23:00"],
      ["09:00", "23:00"],
      ["11:00", "22:00"],
    ],
    exceptions: {
      newYearsDay: ["12:00", "20:00"],
      midsummerEve: ["07:00", "15:00"],
      midsummerDay: ["12:00", "18:00"],
      independenceDay: ["11:00", "19:00"],
      christmasEve: ["07:00", "14:00"],
      christmasDay: "closed",
      secondChristmasDay: ["11:00", "22:00"],
    },
  },
  {
    ...helsinki,
    slug: "tapiola",
    kind: "store",
    name: "Tapiola",
    street: "Tapionaukio 3",
    postalCode: "02100",
    city: "Espoo",
    latitude: 60.1758,
    longitude: 24.8049,
    phone: "+358 9 555 0103",
    curbside: true,
    prepMinutes: 45,
    holdDays: 7,
    windowMinutes: 60,
    windowCapacity: 10,
    windowCutOffMinutes: 45,
    picksPerHour: 40,
    shipToStoreMinutes: dayAndHalf,
    week: [
      ["09:00", "20:00"],
      ["09:00", "20:00"],
      ["09:00", "20:00"],
      ["09:00", "20:00"],
      ["09:00", "20:00"],
      ["10:00", "18:00"],
      "closed",
    ],
    exceptions: {
      ...closedDays,
      midsummerEve: "closed",
      independenceDay: "closed",
      christmasEve: ["09:00", "12:00"],
      secondChristmasDay: "closed",
    },
  },
  {
    ...helsinki,
    slug: "tampere",
    kind: "store",
    name: "Tampere",
    street: "Hämeenkatu 14",
    postalCode: "33100",
    city: "Tampere",
    latitude: 61.4979,
    longitude: 23.7636,
    phone: "+358 3 555 0104",
    curbside: true,
    prepMinutes: 60,
    holdDays: 5,
    windowMinutes: 60,
    windowCapacity: 8,
    windowCutOffMinutes: 60,
    picksPerHour: 40,
    shipToStoreMinutes: dayAndHalf,
    week: [
      ["08:00", "20:00"],
      ["08:00", "20:00"],
      ["08:00", "20:00"],
      ["08:00", "20:00"],
      ["08:00", "20:00"],
      ["09:00", "18:00"],
      ["12:00", "18:00"],
    ],
    exceptions: {
      ...closedDays,
      midsummerEve: ["08:00", "13:00"],
      independenceDay: "closed",
      christmasEve: ["08:00", "13:00"],
      secondChristmasDay: ["12:00", "18:00"],
    },
  },
  {
    ...helsinki,
    slug: "turku",
    kind: "store",
    name: "Turku",
    street: "Aurakatu 8",
    postalCode: "20100",
    city: "Turku",
    latitude: 60.4518,
    longitude: 22.2666,
    phone: "+358 2 555 0105",
    curbside: true,
    prepMinutes: 90,
    holdDays: 4,
    windowMinutes: 60,
    windowCapacity: 4,
    windowCutOffMinutes: 60,
    picksPerHour: 20,
    shipToStoreMinutes: dayAndHalf,
    week: [
      ["09:00", "19:00"],
      ["09:00", "19:00"],
      ["09:00", "19:00"],
      ["09:00", "19:00"],
      ["09:00", "19:00"],
      ["09:00", "16:00"],
      "closed",
    ],
    exceptions: {
      ...closedDays,
      midsummerEve: "closed",
      independenceDay: "closed",
      christmasEve: "closed",
      secondChristmasDay: "closed",
    },
  },
  {
    slug: "haparanda",
    kind: "store",
    name: "Haparanda",
    street: "Storgatan 56",
    postalCode: "953 31",
    city: "Haparanda",
    countryCode: "SE",
    latitude: 65.8353,
    longitude: 24.1369,
    phone: "+46 922 555 06",
    timeZone: "Europe/Stockholm",
    curbside: true,
    prepMinutes: 60,
    holdDays: 7,
    windowMinutes: 60,
    windowCapacity: 6,
    windowCutOffMinutes: 60,
    picksPerHour: 20,
    shipToStoreMinutes: twoDaysAndHalf,
    week: [
      ["09:00", "19:00"],
      ["09:00", "19:00"],
      ["09:00", "19:00"],
      ["09:00", "19:00"],
      ["09:00", "19:00"],
      ["10:00", "16:00"],
      ["11:00", "15:00"],
    ],
    exceptions: {
      ...closedDays,
      swedishNationalDay: "closed",
      midsummerEve: "closed",
      christmasEve: "closed",
      secondChristmasDay: ["11:00", "15:00"],
    },
  },
  {
    ...helsinki,
    slug: "vantaa",
    kind: "warehouse",
    name: "Vantaa",
    street: "Tikkurilantie 136",
    postalCode: "01530",
    city: "Vantaa",
    latitude: 60.3014,
    longitude: 24.9486,
    phone: "+358 9 555 0100",
    curbside: false,
    prepMinutes: 90,
    holdDays: 7,
    windowMinutes: 60,
    windowCapacity: 12,
    windowCutOffMinutes: 0,
    picksPerHour: 120,
    shipToStoreMinutes: null,
    week: [
      ["06:00", "22:00"],
      ["06:00", "22:00"],
      ["06:00", "22:00"],
      ["06:00", "22:00"],
      ["06:00", "22:00"],
      "closed",
      "closed",
    ],
    exceptions: {
      ...closedDays,
      midsummerEve: "closed",
      independenceDay: "closed",
      christmasEve: "closed",
      secondChristmasDay: "closed",
    },
  },
];
