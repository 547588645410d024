import { describe, expect, test } from "vitest";
import { BadArguments, readArguments } from "./arguments";

describe("the command line", () => {
  test("has a sensible answer to everything that is not said", () => {
    expect(readArguments(["shopify", "a.csv"])).toMatchObject({
      format: { name: "shopify" },
      file: "a.csv",
      store: null,
      currency: "EUR",
      vatBasisPoints: 2550,
      locale: "en",
      dryRun: false,
    });
  });

  test("reads every option", () => {
    const line = "shopify a.csv --store kallio --currency SEK --vat 1350 --locale fi --dry-run";
    expect(readArguments(line.split(" "))).toMatchObject({
      store: "kallio",
      currency: "SEK",
      vatBasisPoints: 1350,
      locale: "fi",
      dryRun: true,
    });
    expect(readArguments(["shopify", "a.csv", "--quantity-at=kallio"])).toMatchObject({ store: "kallio" });
    expect(readArguments(["--help"])).toBeNull();
  });

  test.each([
    ["", /which format/],
    ["shopify", /which file/],
    ["constructor a.csv", /no format "constructor"; there is shopify/],
    ["shopify a.csv b.csv", /"b.csv" is one too many/],
    ["shopify a.csv --stor kallio", /^Unknown option '--stor'\.$/],
    ["shopify a.csv --store", /argument missing/],
    ["shopify a.csv --dry-run=yes", /does not take an argument/],
    ["shopify a.csv --store kallio --quantity-at kamppi", /mean the same/],
    ["shopify a.csv --currency euro", /not a currency/],
    ["shopify a.csv --vat 25.5", /25\.5 % is 2550/],
    ["shopify a.csv --vat 10001", /from 0 to 10000/],
    ["shopify a.csv --vat -1", /./],
    ["shopify a.csv --locale sv", /not a language of this shop: en, fi/],
  ])("refuses: %s", (line, message) => {
    const read = () => readArguments(line.split(" ").filter((word) => word !== ""));
    expect(read).toThrow(BadArguments);
    expect(read).toThrow(message);
  });
});
