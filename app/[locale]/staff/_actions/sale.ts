"use server";

import { redirect } from "next/navigation";
import type { PressState } from "@/components/staff/press-state";
import type { SaleLine } from "@/lib/checkout/counter-quote";
import { sellAtCounter as sellAtCounterCommand } from "@/lib/checkout/sell-at-counter";
import { localeOf } from "../_entry/clerk";
import { textOf } from "./form";
import { press } from "./press";

/** What the page had shown: the lines, how each is had, and what they come to. */
type Shown = {
  locale: string;
  store: string;
  lines: SaleLine[];
  total: { amount: number; currency: string };
  country: string;
};

/** What the customer has paid for; then on to the next one, with what was sold told above. */
export async function sellAtCounter(sent: Shown, state: PressState, form: FormData): Promise<PressState> {
  const locale = localeOf(sent?.locale);
  const store = String(sent?.store ?? "");
  const lines = (Array.isArray(sent?.lines) ? sent.lines : []).map(({ sku, quantity, collectAt }) => ({
    sku,
    quantity,
    ...(collectAt ? { collectAt } : {}),
  }));
  const [name, phone] = [textOf(form, "name", 120), textOf(form, "phone", 30)];
  const receiptNumber = textOf(form, "receiptNumber", 60);
  const address = {
    name,
    street: textOf(form, "street", 120),
    postalCode: textOf(form, "postalCode", 12),
    city: textOf(form, "city", 120),
    countryCode: String(sent?.country ?? ""),
  };
  const body = {
    store,
    lines,
    customer: { name, email: textOf(form, "email"), ...(phone ? { phone } : {}), locale },
    payment: { method: textOf(form, "method", 20), ...(receiptNumber ? { receiptNumber } : {}) },
    expectedTotal: sent?.total,
    ...(lines.some((line) => !line.collectAt) ? { address } : {}),
  };
  const path = `/${locale}/staff/sell`;
  const key = textOf(form, "key", 80) || String(state?.key ?? "");
  const pressed = await press(
    { locale, path, route: `counter:sell:${store}`, key, body },
    async (tx, ctx) => {
      const { number } = await sellAtCounterCommand(
        ctx,
        body as Parameters<typeof sellAtCounterCommand>[1],
        tx,
      );
      return { said: number };
    },
  );
  if (pressed.outcome === "done")
    redirect(`${path}?${new URLSearchParams({ store, sold: pressed.code ?? "" })}`);
  return pressed;
}
