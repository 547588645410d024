import { describe, expect, test } from "vitest";
import { firstOptions, type Option, type PlanAsk, planOptions, type Wanted } from "./plan-options";

const at = (hours: number) => new Date(Date.UTC(2026, 10, 23, hours));
type Stock = Record<string, Record<string, number>>;
const ask = (wanted: Record<string, number>, stock: Stock, more: Partial<PlanAsk> = {}): PlanAsk => ({
  wanted: Object.entries(wanted).map(([sku, quantity]) => ({ sku, quantity })),
  stores: [
    { place: "kallio", distance: 300, readyBy: at(12), shippedReadyBy: at(80) },
    { place: "kamppi", distance: 2000, readyBy: at(11), shippedReadyBy: at(81) },
    { place: "turku", distance: 150_000, readyBy: at(11), shippedReadyBy: null },
  ],
  warehouses: ["vantaa"],
  delivery: { from: ["vantaa"], readyBy: at(40) },
  units: (sku, place) => stock[place]?.[sku] ?? 0,
  ...more,
});

/** "kamppi 11: 2 A, 1 B + vantaa parcel 40: 1 C – without 1 D" */
const brief = ({ parts, missing }: Option): string => {
  const goods = (rows: readonly Wanted[]) => rows.map((g) => `${g.quantity} ${g.sku}`).join(", ");
  const said = parts.map((part) => {
    const sent = part.goods.some((g) => g.from !== part.place) ? " sent" : "";
    const hours = (part.readyBy.getTime() - at(0).getTime()) / 3_600_000;
    return `${part.place}${part.method === "delivery" ? " parcel" : sent} ${hours}: ${goods(part.goods)}`;
  });
  return said.join(" + ") + (missing.length > 0 ? ` – without ${goods(missing)}` : "");
};

describe("a basket", () => {
  test.each<[string, PlanAsk, string[]]>([
    [
      "is collected whole where it is soonest, or where it is nearest",
      ask({ A: 2, B: 1 }, { kallio: { A: 2, B: 1 }, kamppi: { A: 5, B: 5 }, turku: { A: 9, B: 9 } }),
      ["kamppi 11: 2 A, 1 B", "kallio 12: 2 A, 1 B"],
    ],
    [
      "is all at one store later, or partly today and partly delivered",
      ask({ A: 2, B: 1 }, { kamppi: { A: 2 }, vantaa: { B: 1 } }),
      [
        "kamppi sent 81: 2 A, 1 B",
        "kamppi 11: 2 A + vantaa parcel 40: 1 B",
        "kamppi 11: 2 A + kallio sent 80: 1 B",
      ],
    ],
    [
      "is split between stores only by what none has whole",
      ask({ A: 3, B: 2 }, { kallio: { A: 3, B: 1 }, kamppi: { A: 1, B: 1 } }),
      ["kamppi 11: 1 B + kallio 12: 3 A, 1 B"],
    ],
    [
      "does not use the same units twice",
      ask({ A: 3 }, { vantaa: { A: 2 } }),
      ["vantaa parcel 40: 2 A – without 1 A", "kallio sent 80: 2 A – without 1 A"],
    ],
    [
      "says that some of it can be sent, however many trips would be sooner",
      ask(
        { A: 1, B: 1 },
        { kallio: { A: 1 }, kamppi: { A: 1 }, espoo: { A: 1 }, tapiola: { B: 1 }, vantaa: { B: 1 } },
        {
          stores: [
            { place: "kallio", distance: 300, readyBy: at(12), shippedReadyBy: null },
            { place: "kamppi", distance: 2000, readyBy: at(11), shippedReadyBy: null },
            { place: "espoo", distance: 9000, readyBy: at(10), shippedReadyBy: null },
            { place: "tapiola", distance: 8000, readyBy: at(13), shippedReadyBy: null },
          ],
        },
      ),
      [
        "espoo 10: 1 A + tapiola 13: 1 B",
        "kamppi 11: 1 A + tapiola 13: 1 B",
        "kamppi 11: 1 A + vantaa parcel 40: 1 B",
      ],
    ],
    ["says what cannot be had", ask({ A: 1, X: 2 }, { kallio: { A: 1 } }), ["kallio 12: 1 A – without 2 X"]],
    ["of nothing that is anywhere has no options", ask({ X: 2 }, {}), []],
    [
      "comes with a store's own goods no sooner than its queue allows",
      ask(
        { A: 1, B: 1 },
        { kallio: { A: 1 }, vantaa: { B: 1 } },
        {
          delivery: null,
          stores: [{ place: "kallio", distance: 0, readyBy: at(90), shippedReadyBy: at(80) }],
        },
      ),
      ["kallio sent 90: 1 A, 1 B"],
    ],
  ])("%s", (_what, asked, expected) => expect(planOptions(asked).map(brief)).toEqual(expected));
});

describe("of many options", () => {
  const trip = (place: string): Option => ({
    parts: [{ method: "pickup", place, readyBy: at(11), goods: [] }],
    missing: [],
  });
  const parcel: Option = {
    parts: [{ method: "delivery", place: "vantaa", readyBy: at(40), goods: [] }],
    missing: [],
  };
  const [a, b, c] = [trip("a"), trip("b"), trip("c")];

  test.each<[string, Option[], Option[]]>([
    ["the first are shown", [a, b, c], [a, b]],
    ["a parcel that comes later takes the last one's place", [a, b, c, parcel], [a, parcel]],
    ["a parcel that is among the first changes nothing", [a, parcel, b, c], [a, parcel]],
    ["none are invented", [], []],
  ])("%s", (_what, options, shown) => expect(firstOptions(options, 2)).toEqual(shown));
});
