import { NextIntlClientProvider } from "next-intl";
import type { ReactNode } from "react";
import { renderToString } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { messagesIn } from "@/lib/i18n/messages";
import type { QueuedHandover, RefusedHandover } from "./kept-board";
import { PendingHandovers } from "./pending-handovers";
import { RefusedHandovers } from "./refused-handovers";

const { away, staff } = messagesIn("en");
const shown = (part: ReactNode): string =>
  renderToString(
    <NextIntlClientProvider locale="en" messages={{ away, staff }} timeZone="Europe/Helsinki">
      {part}
    </NextIntlClientProvider>,
  ).replaceAll("<!-- -->", "");

const sanna = { id: "1", name: "Sanna" };
const ville = { id: "2", name: "Ville" };

const handover = (more: Partial<QueuedHandover> = {}): QueuedHandover => ({
  ...{ key: "k", id: "p", number: "1042", locale: "en", by: sanna, verification: { method: "id_document" } },
  ...{ collectedBy: { name: "Emmi", relation: "customer" }, ageChecked: false, idChecked: false },
  ...{ collectedAt: "2026-03-01T10:00:00.000Z", refused: null },
  ...more,
});

describe("a handover that waits", () => {
  it("says for whom it waits, and lets only somebody who is signed in own what was done behind the lock", () => {
    expect(shown(<PendingHandovers queue={[handover()]} person={sanna} />)).toContain("by Sanna");
    expect(shown(<PendingHandovers queue={[handover()]} person={ville} />)).toContain(
      "waits for Sanna to sign in",
    );
    const nobodys = [handover({ by: null })];
    expect(shown(<PendingHandovers queue={nobodys} person={ville} />)).toContain("Ville: it was me");
    expect(shown(<PendingHandovers queue={nobodys} person={null} />)).not.toContain("<button");
  });

  it("says nothing of a customer", () => {
    expect(shown(<PendingHandovers queue={[handover()]} person={sanna} />)).not.toContain("Emmi");
  });
});

describe("a handover that was refused", () => {
  const refused: RefusedHandover = { code: "pickup.cancelled", message: "Too late.", happened: null };
  const card = (more: Partial<RefusedHandover>, payment?: QueuedHandover["payment"]) =>
    shown(<RefusedHandovers queue={[handover({ refused: { ...refused, ...more }, payment })]} />);

  it("says what happened, by whom and when; without that, why", () => {
    const happened = { text: "Cancelled: sold out", who: "Ville, Kallio", at: "14:02" };
    expect(card({ happened })).toContain("Cancelled: sold out (Ville, Kallio, 14:02)");
    expect(card({ happened })).not.toContain("Too late.");
    expect(card({})).toContain("Too late.");
  });

  it.each([
    ["pickup.already_collected", "elsewhere"],
    ["pickup.expired", "over"],
    ["pickup.wrong_code", "proof"],
    ["payment.amount_differs", "amount"],
    ["pickup.own_order", "other"],
  ] as const)("says what to do about %s", (code, advice) => {
    expect(card({ code })).toContain(away.refused.advice[advice]);
  });

  it("speaks of money only where some was taken", () => {
    expect(card({})).not.toContain(away.refused.money);
    const amount = { amount: 840, currency: "EUR" };
    expect(card({}, { method: "cash", amount })).toContain(away.refused.money);
  });
});
