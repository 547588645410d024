import { expect, test } from "vitest";
import { linkParts } from "./link-parts";

test.each([
  ["no address here", ["no address here"]],
  ["See http://shop.example/en/orders/a_b-c.", ["See ", "→http://shop.example/en/orders/a_b-c", "."]],
  [
    "https://a.example\nhttps://b.example/x?y=1&z=2",
    ["→https://a.example", "\n", "→https://b.example/x?y=1&z=2"],
  ],
  ["(https://a.example/b)", ["(", "→https://a.example/b", ")"]],
  ["javascript:alert(1) ftp://a.example", ["javascript:alert(1) ftp://a.example"]],
  ["", []],
])("%j", (text, expected) => {
  const parts = linkParts(text);
  expect(parts.map((part) => (part.href ? `→${part.href}` : part.text))).toEqual(expected);
  expect(parts.map((part) => part.text).join("")).toBe(text);
});
