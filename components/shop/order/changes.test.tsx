import { NextIntlClientProvider } from "next-intl";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { locales } from "@/lib/i18n/locales";
import { messagesIn } from "@/lib/i18n/messages";
import { Changes } from "./changes";
import { Choices } from "./choices";
import type { ChangesView } from "./view";

const changes: ChangesView = {
  extend: "Keep it until Friday 21:00",
  window: "kallio.2026-03-02T15:00:00Z",
  soonest: "As soon as it is ready",
  days: [
    {
      label: "Today",
      windows: [
        { id: "kallio.2026-03-02T15:00:00Z", label: "17:00–18:00", full: false },
        { id: "kallio.2026-03-02T16:00:00Z", label: "18:00–19:00, full", full: true },
      ],
    },
  ],
  stores: [{ slug: "kamppi", label: "Kamppi, ready today 14:30" }],
  person: "Olli",
  personCode: false,
  open: false,
};

describe.each(locales)("in %s", (locale) => {
  const { order } = messagesIn(locale);
  const html = (screen: React.ReactNode) =>
    renderToStaticMarkup(
      <NextIntlClientProvider locale={locale} messages={{ order }} timeZone="UTC">
        {screen}
      </NextIntlClientProvider>,
    );
  const asked = (page: string) => [...page.matchAll(/<button [^>]*value="([^"]+)"/g)].map(([, asks]) => asks);

  test("everything that can be changed has its button, and fields of its own pickup", () => {
    const page = html(<Changes id="p1" changes={changes} />);
    expect(asked(page)).toEqual(["extend:p1", "time:p1", "store:p1", "person:p1", "alone:p1"]);
    expect([...page.matchAll(/ name="(\w+\.p1)"/g)].map(([, name]) => name)).toEqual([
      "window.p1",
      "store.p1",
      "person.p1",
      "email.p1",
    ]);
    expect(page).toMatch(/<option value="kallio.2026-03-02T15:00:00Z" selected="">Today 17:00/);
    expect(page).toMatch(/<option value="kallio.2026-03-02T16:00:00Z" disabled="">/);
  });

  test("a code that is on its way has its field, and another can be asked for", () => {
    const page = html(<Changes id="p1" changes={{ ...changes, personCode: true, open: true }} />);
    expect(page).toContain('name="code.p1"');
    expect(page).toContain(order.change.personCodeHint);
    expect(asked(page)).toContain("code:p1");
    expect(page).toMatch(/^<details[^>]* open=""/);
  });

  test("what cannot be changed has none", () => {
    const little = { ...changes, extend: null, window: "", days: [], stores: [], person: null };
    expect(asked(html(<Changes id="p1" changes={little} />))).toEqual(["person:p1"]);
    expect(html(<Changes id="p1" changes={null} />)).toBe("");
  });

  test("a question has its answers and its deadline", () => {
    const choice = {
      id: "s1",
      missing: "Missing: 1 × Rye",
      why: "It was damaged, sorry.",
      until: "If you say nothing until Monday 12:00, you just do not pay for it.",
      answers: [
        { asks: "instead:p1:s1:substitute", label: "1 × Oat, €3.80" },
        { asks: "instead:p1:s1:money_back", label: "Nothing" },
      ],
    };
    const page = html(<Choices choices={[choice]} level="h2" />);
    expect(asked(page)).toEqual(["instead:p1:s1:substitute", "instead:p1:s1:money_back"]);
    for (const words of [choice.missing, choice.why, choice.until, order.choice.ask])
      expect(page).toContain(words);
    expect(html(<Choices choices={[]} level="h2" />)).toBe("");
  });
});
