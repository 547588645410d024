import { expect, it } from "vitest";
import { pathAfterSignIn } from "./own-path";

it.each([
  ["/en/checkout", "/fi/checkout"],
  ["/fi/cart?refused=cart.full", "/fi/cart?refused=cart.full"],
  ["/en/products/rye-bread", "/fi/products/rye-bread"],
  ["/en", "/fi"],
])("leads on to %s", (asked, path) => expect(pathAfterSignIn(asked, "fi")).toBe(path));

it.each([
  "https://evil.example",
  "//evil.example",
  "/\\evil.example",
  "/en//evil.example",
  "/en/../../evil",
  "/en/%2e%2e/x",
  "/xx/cart",
  "/english",
  "/en/staff",
  "/en/staff?next=1",
  "/en/account/sign-in",
  "/en/cart#there",
  "javascript:alert(1)",
  "/en/cart\n",
  "",
  undefined,
  null,
  ["/en/cart"],
  `/en/${"a".repeat(300)}`,
])("does not follow %j", (asked) => expect(pathAfterSignIn(asked, "fi")).toBe("/fi/account"));
