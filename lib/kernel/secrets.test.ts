import { describe, expect, test } from "vitest";
import { derivedCode, derivedDigits, derivedToken, hashCode, normaliseCode, seal, unseal } from "./secrets";

describe("derived secrets", () => {
  test("are the same for the same thing and others for any other", () => {
    expect(derivedToken("order", "1")).toBe(derivedToken("order", "1"));
    const others = [derivedToken("order", "2"), derivedToken("reservation", "1")];
    expect(others).not.toContain(derivedToken("order", "1"));
    expect(Buffer.from(derivedToken("order", "1"), "base64url")).toHaveLength(16);
  });
  test("codes use all of an unambiguous alphabet, and no other character", () => {
    const seen = new Set(Array.from({ length: 400 }, (_, i) => derivedCode("pickup", String(i))).join(""));
    expect([...seen].sort().join("")).toBe("0123456789ABCDEFGHJKMNPQRSTVWXYZ");
  });
  test("digits are six, leading zeros kept", () => {
    for (let i = 0; i < 300; i++) expect(derivedDigits("contact", String(i))).toMatch(/^\d{6}$/);
  });
});

test.each([
  ["abcd-efgh", "ABCDEFGH"],
  [" ab cd ef gh ", "ABCDEFGH"],
  ["OoIiLl", "001111"],
])("a code typed as %j is read as %s", (typed, code) => {
  expect(normaliseCode(typed)).toBe(code);
  expect(hashCode(normaliseCode(typed))).toBe(hashCode(code));
});

describe("sealed text", () => {
  test("is read back, and says nothing", () => {
    const sealed = seal("the code is 8F3K");
    expect(unseal(sealed)).toBe("the code is 8F3K");
    expect(Buffer.from(sealed, "base64").toString("latin1")).not.toContain("8F3K");
    expect(seal("same")).not.toBe(seal("same"));
  });
  test("that was changed is refused", () => {
    const raw = Buffer.from(seal("12.90"), "base64");
    raw[raw.length - 1]! ^= 1;
    expect(() => unseal(raw.toString("base64"))).toThrow();
  });
});
