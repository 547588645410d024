"use server";

import type { PressState } from "@/components/staff/press-state";
import { adjustStock as adjustStockCommand } from "@/lib/inventory/adjust-stock";
import { receiveTransfer as receiveTransferCommand } from "@/lib/inventory/receive-transfer";
import { sendTransfer as sendTransferCommand } from "@/lib/inventory/send-transfer";
import { localeOf, type Place, placeOf } from "../_entry/clerk";
import { textOf, wholeOf } from "./form";
import { press } from "./press";

type Shelf = { locale: string; store: string; sku: string };

/** What somebody counted of an item at one place, shelf and collection shelf together. */
export async function adjustStock(sent: Shelf, state: PressState, form: FormData): Promise<PressState> {
  const locale = localeOf(sent?.locale);
  const [store, sku] = [String(sent?.store ?? ""), String(sent?.sku ?? "")];
  const body = {
    store,
    sku,
    count: wholeOf(form, "count"),
    reason: textOf(form, "reason", 20),
    note: textOf(form, "note") || undefined,
  };
  const asked = {
    locale,
    path: `/${locale}/staff/stock`,
    route: `counter:adjust-stock:${store}:${sku}`,
    key: keyOf(state, form),
    body,
  };
  return press(asked, async (tx, ctx) => {
    await adjustStockCommand(ctx, body as Parameters<typeof adjustStockCommand>[1], tx);
  });
}

/** All of a transfer leaves. */
export async function sendTransfer(place: Place, state: PressState, form: FormData): Promise<PressState> {
  const { id } = placeOf(place);
  return press(askedOfTransfer("send", place, state, form, {}), (tx, ctx) =>
    sendTransferCommand(ctx, { id }, tx),
  );
}

/** A transfer is there, counted line by line. */
export async function receiveTransfer(place: Place, state: PressState, form: FormData): Promise<PressState> {
  const { id } = placeOf(place);
  const named = form.getAll("line").filter((line) => typeof line === "string");
  const lines = named
    .slice(0, 100)
    .map((lineId) => ({ lineId, received: wholeOf(form, `received-${lineId}`) }));
  return press(askedOfTransfer("receive", place, state, form, { lines }), (tx, ctx) =>
    receiveTransferCommand(ctx, { id, lines }, tx),
  );
}

function askedOfTransfer(verb: string, sent: Place, state: PressState, form: FormData, body: object) {
  const { locale, id } = placeOf(sent);
  const route = `counter:${verb}-transfer:${id}`;
  return { locale, path: `/${locale}/staff/transfers`, route, key: keyOf(state, form), body };
}

const keyOf = (state: Pick<PressState, "key">, form: FormData): string =>
  textOf(form, "key", 80) || String(state?.key ?? "");
