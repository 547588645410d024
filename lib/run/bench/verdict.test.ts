import { expect, test } from "vitest";
import { readArguments } from "./arguments";
import type { Told } from "./person";
import type { Round } from "./rounds";
import { tableOf } from "./table";
import { failuresOf } from "./verdict";

const told = (status: number, code: string, body: unknown): Told => ({
  status,
  code,
  body,
  replayed: false,
  milliseconds: 10,
  retries: [],
});
const hold = (id: string) => told(201, "", { id });
const shortage = { sku: "LAST", requested: 1, available: 0, elsewhere: [{ store: "kamppi", available: 3 }] };
const refusal = (over: object = {}) =>
  told(409, "reservation.insufficient_stock", { shortages: [{ ...shortage, ...over }] });

const asked = { people: 4, units: 2, seed: 1 };
const struck = { what: "server 2", afterAnswers: 1, underWay: 3, hit: 2, awayMs: 900 };
const after = { onHand: 5, reserved: 2, held: ["a", "b"], violations: [] };
const good: Round = {
  name: "a server killed",
  told: [hold("a"), hold("b"), refusal(), refusal()],
  seconds: 1,
  goods: { sku: "LAST", variantId: "v", locationId: "l", safetyStock: 3 },
  struck,
  after,
  stillUp: true,
};

test("a round in which everything is as it must be has nothing to complain of", () => {
  expect(failuresOf(good, asked)).toEqual([]);
});

test.each<[string, Partial<Round>]>([
  ["one hold too many", { told: [hold("a"), hold("b"), hold("c"), refusal()] }],
  ["one too few", { told: [hold("a"), refusal(), refusal(), refusal()] }],
  ["the same hold for two people", { told: [hold("a"), hold("a"), refusal(), refusal()] }],
  ["an answer of another kind", { told: [hold("a"), hold("b"), refusal(), told(500, "internal", {})] }],
  ["nobody answering", { told: [hold("a"), hold("b"), refusal(), told(0, "connection lost", null)] }],
  [
    "a refusal that explains nothing",
    { told: [hold("a"), hold("b"), refusal(), told(409, refusal().code, {})] },
  ],
  ["one about other goods", { told: [hold("a"), hold("b"), refusal(), refusal({ sku: "OTHER" })] }],
  ["one while there are some", { told: [hold("a"), hold("b"), refusal(), refusal({ available: 1 })] }],
  ["one that knows nowhere else", { told: [hold("a"), hold("b"), refusal(), refusal({ elsewhere: [] })] }],
  [
    "one that sends people to where they are",
    { told: [hold("a"), hold("b"), refusal(), refusal({ elsewhere: [{ store: "kallio", available: 1 }] })] },
  ],
  ["a hold that nobody was told of", { after: { ...after, held: ["a", "b", "c"] } }],
  ["a hold that is not in the database", { after: { ...after, held: ["a", "x"] } }],
  ["a counter that is off", { after: { ...after, reserved: 3 } }],
  ["stock that moved", { after: { ...after, onHand: 4 } }],
  ["a broken invariant", { after: { ...after, violations: [{ invariant: 2, rule: "…", found: "LAST" }] } }],
  ["a process that ended", { stillUp: false }],
  ["a killing that hit nobody", { struck: { ...struck, hit: 0 } }],
  ["a killing that did not happen", { struck: null }],
])("%s is told", (_what, change) => {
  expect(failuresOf({ ...good, ...change }, asked)).not.toEqual([]);
});

test("a round in which nothing is to be killed needs no killing", () => {
  expect(failuresOf({ ...good, name: "nothing killed", struck: null }, asked)).toEqual([]);
});

test("the table counts what was told", () => {
  const row = tableOf([good])
    .split("\n")
    .at(-1)!
    .trim()
    .split(/\s{2,}/);
  expect(row).toEqual(["a server killed", "4", "2", "2", "0", "0", "10", "10", "4", "5", "2", "hold"]);
});

test("the arguments have bounds, and are refused by name", () => {
  expect(readArguments([])).toEqual({ people: 200, units: 20, seed: 1 });
  expect(readArguments(["--people", "50", "--units", "5", "--seed", "7"])).toEqual({
    people: 50,
    units: 5,
    seed: 7,
  });
  for (const [name, value] of [
    ["people", "1"],
    ["people", "1001"],
    ["people", "many"],
    ["units", "0"],
    ["units", "200"],
    ["units", "1.5"],
    ["seed", "-1"],
  ] as const)
    expect(() => readArguments([`--${name}=${value}`]), name + value).toThrow(`--${name}`);
  expect(() => readArguments(["--loud"])).toThrow("--loud");
});
