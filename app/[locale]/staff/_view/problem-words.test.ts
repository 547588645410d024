import { describe, expect, it } from "vitest";
import type { Call } from "@/app/api/v1/_contract/call";
import {
  cancelPickupCall,
  collectCall,
  getPickupCall,
  markReadyCall,
  pickLineCall,
  reissueCodeCall,
  revokeCodeCall,
  shortLineCall,
  startPickingCall,
  undoCall,
} from "@/app/api/v1/_contract/pickups";
import { putBackCall } from "@/app/api/v1/_contract/put-backs";
import { adjustStockCall } from "@/app/api/v1/_contract/stock";
import { receiveTransferCall, sendTransferCall } from "@/app/api/v1/_contract/transfers";
import { locales } from "@/lib/i18n/locales";
import { problemWords } from "./problem-words";
import { words } from "./words";

/** What no press of the counter can send: it names no single lines, and no moment of its own. */
const beyondTheCounter = new Set(["pickup.unknown_line", "pickup.collected_at", "transfer.unknown_line"]);

const pressed: readonly Call[] = [
  getPickupCall,
  startPickingCall,
  pickLineCall,
  shortLineCall,
  markReadyCall,
  cancelPickupCall,
  collectCall,
  undoCall,
  reissueCodeCall,
  revokeCodeCall,
  putBackCall,
  adjustStockCall,
  sendTransferCall,
  receiveTransferCall,
];
const refusals = pressed
  .flatMap((call): readonly string[] => call.problems)
  .concat("auth.forbidden", "auth.too_many_tries", "auth.wrong_credentials", "request.foreign_origin")
  .concat(
    "idempotency.in_progress",
    "idempotency.key_reused",
    "state.changed",
    "service.busy",
    "input.invalid",
  )
  .filter((code) => !beyondTheCounter.has(code));

describe.each(locales)("a refusal in %s", (locale) => {
  const t = words(locale);
  const unknown = problemWords(t, { code: "nobody.foresaw_this", details: {} });

  it.each([...new Set(refusals)])("%s has words of its own", (code) => {
    const said = problemWords(t, { code, details: {} });
    expect(said).not.toBe(unknown);
    expect(said).not.toMatch(/[{}]|staff\.problem/);
  });
});

describe("what a refusal knows", () => {
  const t = words("en");

  it("is said: how long to wait, which age, how many lines and units", () => {
    expect(problemWords(t, { code: "pickup.too_many_tries", details: { retryAfter: 61 } })).toContain(
      "2 minutes",
    );
    expect(problemWords(t, { code: "pickup.too_many_tries", details: { retryAfter: 20 } })).toContain(
      "a minute",
    );
    expect(problemWords(t, { code: "pickup.age_unchecked", details: { ageLimit: 20 } })).toContain(
      "20 or older",
    );
    expect(problemWords(t, { code: "stock.below_committed", details: { missing: 3 } })).toContain("3 units");
    const lines = [{ lineId: "a" }, { lineId: "b" }];
    expect(problemWords(t, { code: "pickup.lines_open", details: { lines } })).toContain("2 lines are");
  });
});
