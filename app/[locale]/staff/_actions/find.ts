"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { rememberScan } from "@/app/_server/recent-scans";
import type { FindState, FoundView } from "@/components/staff/find-state";
import { db } from "@/db/client";
import { titleOfScanned, titlesOf } from "@/lib/catalog/titles";
import type { Locale } from "@/lib/i18n/locales";
import { actorRef, type Ctx } from "@/lib/kernel/actor";
import { translateDatabaseError } from "@/lib/kernel/database-errors";
import { newId } from "@/lib/kernel/id";
import { Problem } from "@/lib/kernel/problem";
import type { FulfillmentLine } from "@/lib/orders/order";
import { pickLine } from "@/lib/pickup/pick-line";
import { findPickups, staffPickup } from "@/lib/pickup/queries";
import { clerkActionCtx, localeOf, type Place, placeOf, storesOf } from "../_entry/clerk";
import { pickupPath } from "../_entry/staff-path";
import { problemWords } from "../_view/problem-words";
import { type Words, words } from "../_view/words";
import { askedOf } from "./asked";
import { textOf } from "./form";
import { press } from "./press";

type Found = Awaited<ReturnType<typeof findPickups>>[number];

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
    if (picking && found.length === 0 && /^\S*\d\S*$/.test(text)) {
      const title = await titleOfScanned(db(), text, locale);
      return said(false, t("pick.wrong", { title: title ?? text.slice(0, 40) }));
    }
    return answer(found, text, ctx, t);
  });
}

/** Runs a search for whoever may search here, and says a refusal in words. */
async function inWords(
  locale: Locale,
  path: string,
  form: FormData,
  search: (ctx: Ctx, text: string, t: Words) => Promise<FindState>,
): Promise<FindState> {
  const t = words(locale);
  try {
    const ctx = await clerkActionCtx(locale, path);
    const text = textOf(form, "text").replace(/^#/, "");
    return text.length < 2 ? said(false, t("find.tooShort")) : await search(ctx, text, t);
  } catch (error) {
    const problem = translateDatabaseError(error);
    if (!(problem instanceof Problem)) throw error;
    return said(false, problemWords(t, problem));
  }
}

/** The one pickup that a code, a QR or a whole order number stands for. A code or QR is kept as proof. */
async function meantBy(found: Found[], text: string, ctx: Ctx): Promise<Found | undefined> {
  const scanned = found.find((f) => f.foundBy === "qr") ?? found.find((f) => f.foundBy === "code");
  if (scanned && (scanned.foundBy === "qr" || scanned.foundBy === "code")) {
    const clerk = actorRef(ctx.actor);
    await rememberScan({ pickup: scanned.id, clerk, method: scanned.foundBy, value: text }, ctx.now);
    return scanned;
  }
  const numbered = found.filter((f) => f.foundBy === "number");
  return numbered.length === 1 ? numbered[0] : undefined;
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

const said = (good: boolean, message: string): FindState => ({ key: newId(), kind: "said", good, message });

async function answer(found: Found[], text: string, ctx: Ctx, t: Words): Promise<FindState> {
  if (found.length === 0) {
    // What a scanner read is of no use on the screen, and nobody else's to read there.
    const scanned = /^(AISLE:)?[\w-]{22}$/i.test(text);
    return said(false, scanned ? t("find.noneScanned") : t("find.none", { text: text.slice(0, 60) }));
  }
  const names = new Map((await storesOf(ctx)).map((s) => [s.slug, s.name]));
  const views: FoundView[] = found.map((f) => ({
    id: f.id,
    number: f.orderNumber,
    name: f.customerName,
    pickupPerson: f.pickupPersonName,
    state: t(`state.${f.state as "ready"}`),
    store: names.get(f.store) ?? f.store,
    shelf: f.shelf,
  }));
  return { key: newId(), kind: "found", text: text.slice(0, 60), found: views };
}
