import { describe, expect, test } from "vitest";
import { distanceMeters } from "./distance";
import { placeList } from "./place-list";
import { placeNamed } from "./places";

describe("a typed place", () => {
  test.each([
    ["Tampere", "Tampere"],
    ["tammerfors", "Tammerfors"],
    ["JYVÄSKYLÄ", "Jyväskylä"],
    ["jyvaskyla", "Jyväskylä"],
    ["  åbo ", "Åbo"],
    ["Kallio, Helsinki", "Kallio"],
    ["rova", "Rovaniemi"],
    ["S:t Michel", "S:t Michel"],
    ["00530", "00530 Kallio"],
    ["FI-33100", "33100 Tampere"],
    ["00510", "00510 Kallio"],
    ["02700", "02700 Kauniainen"],
    ["02100 Espoo", "02100 Tapiola"],
    ["96100", "96100 Korkalovaara"],
  ])("%s is %s", (typed, name) => {
    expect(placeNamed(typed)?.name).toBe(name);
  });

  test.each(["", "x", "Atlantis", "99", "123", "-----", "0".repeat(99)])("%j is nowhere we know", (typed) => {
    expect(placeNamed(typed)).toBeNull();
  });

  test("is where it is", () => {
    const tampere = placeNamed("Tampere")!;
    const helsinki = placeNamed("Helsinki")!;
    expect(distanceMeters(tampere, helsinki) / 1000).toBeCloseTo(160, -1);
  });
});

test("the list is complete and within the country", () => {
  for (const [names, latitude, longitude, code] of placeList) {
    expect(names).toMatch(/^\S.*\S$/);
    expect(latitude).toBeGreaterThan(59.7);
    expect(latitude).toBeLessThan(70.1);
    expect(longitude).toBeGreaterThan(19.5);
    expect(longitude).toBeLessThan(31.6);
    expect(code).toMatch(/^\d{2,5}$/);
  }
});
