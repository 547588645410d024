"use server";

import type { PressState } from "@/components/staff/press-state";
import { adjustStock as adjustStockCommand } from "@/lib/inventory/adjust-stock";
import { approveWriteOff as approveWriteOffCommand } from "@/lib/inventory/approve-write-off";
import { countStock as countStockCommand } from "@/lib/inventory/count-stock";
import { receiveTransfer as receiveTransferCommand } from "@/lib/inventory/receive-transfer";
import { rejectWriteOff as rejectWriteOffCommand } from "@/lib/inventory/reject-write-off";
import { requestTransfer } from "@/lib/inventory/request-transfer";
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
    const { held } = await adjustStockCommand(ctx, body as Parameters<typeof adjustStockCommand>[1], tx);
    return held && { said: "held" };
  });
}

/** What was counted of a shelf, item by item; what nobody counted stays as it is. */
export async function countShelf(
  sent: { locale: string; store: string; shelf: string },
  state: PressState,
  form: FormData,
): Promise<PressState> {
  const locale = localeOf(sent?.locale);
  const store = String(sent?.store ?? "");
  const lines = form
    .getAll("sku")
    .filter((sku) => typeof sku === "string")
    .slice(0, 500)
    .flatMap((sku) => (textOf(form, `count-${sku}`) ? [{ sku, count: wholeOf(form, `count-${sku}`) }] : []));
  const body = { store, lines };
  const path = `/${locale}/staff/stock/count`;
  const asked = { locale, path, route: `counter:count-shelf:${store}`, key: keyOf(state, form), body };
  return press(asked, async (tx, ctx) => {
    const counted = await countStockCommand(ctx, body, tx);
    const outcomes = counted.lines.map((line) => line.outcome);
    if (outcomes.includes("held")) return { said: "held" };
    return outcomes.includes("below_committed") ? { said: "short" } : undefined;
  });
}

/** A second person's yes to a loss. */
export async function approveWriteOff(place: Place, state: PressState, form: FormData): Promise<PressState> {
  const { id } = placeOf(place);
  return press(askedOfLoss("approve", place, state, form, {}), (tx, ctx) =>
    approveWriteOffCommand(ctx, { id }, tx),
  );
}

export async function rejectWriteOff(place: Place, state: PressState, form: FormData): Promise<PressState> {
  const { id } = placeOf(place);
  const body = { reason: textOf(form, "reason") };
  return press(askedOfLoss("reject", place, state, form, body), (tx, ctx) =>
    rejectWriteOffCommand(ctx, { id, ...body }, tx),
  );
}

/** Goods of another place are wanted here. */
export async function askForTransfer(sent: Shelf, state: PressState, form: FormData): Promise<PressState> {
  const locale = localeOf(sent?.locale);
  const [store, sku] = [String(sent?.store ?? ""), String(sent?.sku ?? "")];
  const body = {
    from: textOf(form, "from", 60),
    to: store,
    lines: [{ sku, quantity: wholeOf(form, "units") }],
  };
  const route = `counter:ask-transfer:${store}:${sku}`;
  const asked = { locale, path: `/${locale}/staff/stock`, route, key: keyOf(state, form), body };
  return press(asked, async (tx, ctx) => {
    await requestTransfer(ctx, body, tx);
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

function askedOfLoss(verb: string, sent: Place, state: PressState, form: FormData, body: object) {
  const { locale, id } = placeOf(sent);
  const route = `counter:${verb}-write-off:${id}`;
  return { locale, path: `/${locale}/staff/stock`, route, key: keyOf(state, form), body };
}

const keyOf = (state: Pick<PressState, "key">, form: FormData): string =>
  textOf(form, "key", 80) || String(state?.key ?? "");
