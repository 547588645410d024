import { describe, expect, test } from "vitest";
import { deliveryAddress } from "./contact-input";
import { deliveryCountries, isPostalCodeOf, postalCodeLike } from "./postal-codes";

const address = {
  name: "Maija",
  street: "Street 1",
  postalCode: "00530",
  city: "Helsinki",
  countryCode: "FI",
};
const wrong = (change: Partial<typeof address>) =>
  (deliveryAddress.safeParse({ ...address, ...change }).error?.issues ?? []).map((issue) => issue.path[0]);

describe("postal codes", () => {
  test("each country's own example is one of its own", () => {
    for (const country of deliveryCountries)
      expect(isPostalCodeOf(country, postalCodeLike(country)), country).toBe(true);
  });

  test.each([
    ["FI", "0530", false],
    ["FI", "00 530", false],
    ["SE", "11455", true],
    ["SE", "114 55", true],
    ["NO", "00530", false],
    ["LV", "lv-1010", true],
    ["AX", "00530", false],
    ["US", "anything", true],
  ])("of %s: %s", (country, code, is) => {
    expect(isPostalCodeOf(country, code)).toBe(is);
  });

  test("are judged with the rest of an address, not after it", () => {
    expect(wrong({})).toEqual([]);
    expect(wrong({ postalCode: "530" })).toEqual(["postalCode"]);
    expect(wrong({ postalCode: "530", street: " " })).toEqual(["street", "postalCode"]);
    expect(wrong({ countryCode: "SE", postalCode: "114 55" })).toEqual([]);
    expect(wrong({ countryCode: "SE", postalCode: "0150" })).toEqual(["postalCode"]);
  });
});
