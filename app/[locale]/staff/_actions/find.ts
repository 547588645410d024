"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import type { FindState } from "@/components/staff/find-state";
import { db } from "@/db/client";
import { titleOfScanned, titlesOf } from "@/lib/catalog/titles";
import type { FulfillmentLine } from "@/lib/orders/order";
import { pickLine } from "@/lib/pickup/pick-line";
import { findPickups, staffPickup } from "@/lib/pickup/queries";
import { localeOf, type Place, placeOf } from "../_entry/clerk";
import { pickupPath } from "../_entry/staff-path";
import { words } from "../_view/words";
import { askedOf } from "./asked";
import { answer, inWords, looksScanned, meantBy, said } from "./finding";
import { press } from "./press";

/** Finds a pickup by whatever was typed or scanned. One that is meant beyond doubt is gone to at once. */
export async function findPickup(
  sent: { locale: string },
  _state: FindState,
  form: FormData,
): Promise<FindState> {
  const locale = localeOf(sent?.locale);
  return inWords(locale, `/${locale}/staff`, form, async (ctx, text, t) => {
    const found = await findPickups(db(), ctx, { text });
    const meant = await meantBy(found, text, ctx);
    if (meant) redirect(pickupPath(locale, meant.id));
    return answer(found, text, ctx, t);
  });
}

/**
 * The same field on a pickup's own page: an item of its pick list counts as picked, the customer's code is kept for
 * the handover, another pickup is gone to, and anything else is refused aloud.
 */
export async function scanHere(sent: Place, state: FindState, form: FormData): Promise<FindState> {
  const { locale, id } = placeOf(sent);
  return inWords(locale, pickupPath(locale, id), form, async (ctx, text, t) => {
    const { pickup } = await staffPickup(db(), ctx, id);
    const picking = pickup.state === "picking";
    const line = picking ? lineOf(pickup.lines, text) : undefined;
    if (line) return countOne(sent, state, form, line, text);
    const found = await findPickups(db(), ctx, { text });
    const meant = await meantBy(found, text, ctx);
    if (meant && meant.id !== id) redirect(pickupPath(locale, meant.id));
    if (meant) {
      refresh();
      const { foundBy } = meant;
      const proven = foundBy === "qr" || foundBy === "code";
      return said(true, proven ? t(`handover.verified.${foundBy}`) : t("find.thisOne"));
    }
    if (picking && found.length === 0 && looksScanned(text)) {
      const title = await titleOfScanned(db(), text, locale);
      return said(false, t("pick.wrong", { title: title ?? text.slice(0, 40) }));
    }
    return answer(found, text, ctx, t);
  });
}

/** The line an item belongs to: one that still lacks some, else one that has them all. */
function lineOf(lines: FulfillmentLine[], scanned: string): FulfillmentLine | undefined {
  const fitting = lines.filter((l) => l.barcode === scanned || l.sku.toLowerCase() === scanned.toLowerCase());
  return fitting.find((l) => l.picked + l.short + l.cancelled < l.ordered) ?? fitting[0];
}

async function countOne(
  place: Place,
  state: FindState,
  form: FormData,
  seen: FulfillmentLine,
  scanned: string,
): Promise<FindState> {
  const { locale, id } = placeOf(place);
  const t = words(locale);
  let done = 0;
  const asked = askedOf("scan-line", place, state, form, { line: seen.id, scanned });
  const pressed = await press(asked, async (tx, ctx) => {
    const { pickup } = await staffPickup(tx, ctx, id);
    const line = pickup.lines.find((l) => l.id === seen.id) ?? seen;
    done = line.picked + 1;
    const barcode = line.barcode ?? line.sku;
    await pickLine(ctx, { id, lineId: line.id, quantity: done, barcode }, tx);
  });
  const { sku, ordered, short, cancelled } = seen;
  const title = (await titlesOf(db(), [sku], locale)).get(sku) ?? seen.title;
  if (pressed.outcome === "done")
    return said(
      true,
      t("pick.scanned", { title, done: done || seen.picked, all: ordered - short - cancelled }),
    );
  const enough = pressed.code === "pickup.too_many";
  return said(false, enough ? t("pick.enough", { title }) : (pressed.message ?? t("problem.unknown")));
}
