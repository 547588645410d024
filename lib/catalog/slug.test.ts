import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { slugOf } from "./slug";

describe("a slug", () => {
  test.each([
    ["Ocean Blue Shirt", "ocean-blue-shirt"],
    ["  --Foo__Bar!! ", "foo-bar"],
    ["Pähkinä & Åkerbär", "pahkina-akerbar"],
    ["Straße, Œuvre, Łódź, İstanbul ılık", "strasse-oeuvre-lodz-istanbul-ilik"],
    ["2 × 250 ml", "2-250-ml"],
  ])("of %j is %s", (text, slug) => {
    expect(slugOf(text, 80)).toBe(slug);
  });

  test.each(["", "   ", "---", "!?", "★"])("of %j, which has nothing to read, is empty", (text) => {
    expect(slugOf(text, 80)).toBe("");
  });

  test("keeps apart what it cannot spell", () => {
    expect(slugOf("緑茶 100 g", 80)).toMatch(/^100-g-[0-9a-f]{8}$/);
    expect(slugOf("緑茶", 80)).toMatch(/^[0-9a-f]{8}$/);
    expect(slugOf("緑茶", 80)).not.toBe(slugOf("紅茶", 80));
  });

  test("keeps apart what differs only where it is cut", () => {
    const a = slugOf(`${"x".repeat(100)} one`, 40);
    const b = slugOf(`${"x".repeat(100)} two`, 40);
    expect(a).not.toBe(b);
    expect(a).toHaveLength(40);
  });

  test("of anything fits the rule of the database, and is its own slug", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "binary", maxLength: 60 }),
        fc.integer({ min: 16, max: 60 }),
        (text, max) => {
          const slug = slugOf(text, max);
          expect(slug).toMatch(/^([a-z0-9]+(-[a-z0-9]+)*)?$/);
          expect(slug.length).toBeLessThanOrEqual(max);
          expect(slugOf(slug, max)).toBe(slug);
        },
      ),
    );
  });
});
