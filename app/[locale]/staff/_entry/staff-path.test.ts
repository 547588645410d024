import { describe, expect, it } from "vitest";
import { pathAfterSignIn, signInPath } from "./staff-path";

const pickup = "/en/staff/pickups/01890a5d-ac96-774b-bcce-b302099a8057";

describe("where signing in leads", () => {
  it.each([
    ["/en/staff", "/en/staff"],
    ["/en/staff?store=kallio", "/en/staff?store=kallio"],
    [pickup, pickup],
    ["/en/staff/stock?store=kallio", "/en/staff/stock?store=kallio"],
    ["/en/staff/transfers", "/en/staff/transfers"],
    ["/en/staff/pick-lists?store=kallio", "/en/staff/pick-lists?store=kallio"],
    [pickup.replace("pickups", "pick-lists"), pickup.replace("pickups", "pick-lists")],
    ["/en/staff/closing?store=kallio", "/en/staff/closing?store=kallio"],
    ["/en/staff/people", "/en/staff/people"],
    [
      "/en/staff/people/01890a5d-ac96-774b-bcce-b302099a8057",
      "/en/staff/people/01890a5d-ac96-774b-bcce-b302099a8057",
    ],
    ["/en/staff/me", "/en/staff/me"],
    ["/fi/staff", "/en/staff"],
    ["/ja/staff/stock", "/en/staff/stock"],
  ])("follows %s", (asked, path) => {
    expect(pathAfterSignIn(asked, "en")).toBe(path);
  });

  it.each([
    undefined,
    null,
    7,
    ["/en/staff"],
    "",
    "https://elsewhere.example/en/staff",
    "//elsewhere.example/en/staff",
    "/\\elsewhere.example",
    "/en/staff\n//elsewhere.example",
    "/en/staff@elsewhere.example",
    "/en/staffroom",
    "/en/staff/../cart",
    "/en/staff/sign-in",
    "/en/staff/join/AAAAAAAAAAAAAAAAAAAAAA",
    "/en/staff/stock/../../cart",
    "/en/cart",
    "/de/staff",
    "/en/staff?store=kallio&next=//elsewhere.example",
    "javascript:alert(1)",
  ])("does not follow %o", (asked) => {
    expect(pathAfterSignIn(asked, "fi")).toBe("/fi/staff");
  });

  it("brings back what it was given", () => {
    const address = new URL(signInPath("en", pickup, "ended"), "http://shop.example");
    expect(pathAfterSignIn(address.searchParams.get("next"), "en")).toBe(pickup);
    expect(address.searchParams.get("reason")).toBe("ended");
    expect(signInPath("fi")).toBe("/fi/staff/sign-in");
  });
});
