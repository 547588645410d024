import { NextIntlClientProvider } from "next-intl";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test, vi } from "vitest";
import { locales } from "@/lib/i18n/locales";
import { messagesIn } from "@/lib/i18n/messages";
import { adjustmentReasons } from "@/lib/inventory/adjustment-reasons";
import { AdjustForm } from "./adjust-form";
import { StockItem } from "./stock-item";
import { StockSearch } from "./stock-search";
import { TransferCard, type TransferCardView } from "./transfer-card";

// A link asks for the router as it is drawn, and uses it only when it is followed.
vi.mock("next/navigation", () => ({ useRouter: () => ({}) }));

const press = () => Promise.reject(new Error("nobody presses here"));

describe.each(locales)("in %s", (locale) => {
  const { staff } = messagesIn(locale);
  const html = (screen: React.ReactNode) =>
    renderToStaticMarkup(
      <NextIntlClientProvider locale={locale} messages={{ staff }} timeZone="UTC">
        {screen}
      </NextIntlClientProvider>,
    );

  test("an item is found by a form that works before any script runs", () => {
    const found = html(
      <StockSearch
        path="/en/staff/stock"
        chosen="kallio"
        text="2RYE"
        places={[
          { slug: "kallio", name: "Kallio" },
          { slug: "vantaa", name: "Vantaa" },
        ]}
      />,
    );
    expect(found).toContain('action="/en/staff/stock" method="get"');
    expect(found).toMatch(/<option value="kallio" selected="">Kallio/);
    expect(found).toContain('name="q"');
    expect(found).toContain('value="2RYE"');
  });

  test("its counters, whom it is promised to, and every reason to correct it are shown", () => {
    const shown = html(
      <StockItem
        item={{
          sku: "RYE",
          title: "Rye bread",
          counters: [{ label: staff.stock.onHand, units: 7 }],
          promised: [
            { id: "a", href: "/en/staff/pickups/a", label: "Order 100001", units: "2 units" },
            { id: "b", href: null, label: "Order 100002", units: "1 unit" },
          ],
        }}
        words={{ notHere: staff.stock.notHere, promised: staff.stock.promised }}
      >
        <AdjustForm adjust={press} firstKey="key-1" reasons={adjustmentReasons} />
      </StockItem>,
    );
    expect(shown).toContain('href="/en/staff/pickups/a"');
    expect(shown.match(/<a /g)).toHaveLength(1);
    expect(shown).not.toContain(staff.stock.notHere);
    for (const reason of adjustmentReasons)
      expect(shown).toContain(`<option value="${reason}">${staff.stock.reasons[reason]}</option>`);
    expect(shown).toMatch(/name="key" value="key-1"/);
  });

  const view: TransferCardView = {
    id: "t",
    route: "Vantaa → Kallio",
    facts: ["Order 100001"],
    lines: [
      { id: "l1", title: "Rye bread", sku: "RYE", quantity: 5, sent: 4 },
      { id: "l2", title: "Jam", sku: "JAM", quantity: 1, sent: 0 },
    ],
    turn: "receive",
  };
  const card = (turn: TransferCardView["turn"]) =>
    html(<TransferCard view={{ ...view, turn }} send={press} receive={press} firstKey="key-2" />);

  test("a transfer that arrives asks what came of each line that was sent", () => {
    expect(card("receive")).toMatch(/name="received-l1"[^>]*value="4"|value="4"[^>]*name="received-l1"/);
    expect(card("receive")).not.toContain("received-l2");
    expect(card("receive")).toContain(`>${staff.transfers.receive}</button>`);
  });

  test("one to send has its press, one that waits for others has none", () => {
    expect(card("send")).toContain(`>${staff.transfers.send}</button>`);
    expect(card("none")).not.toContain("<button");
  });
});
