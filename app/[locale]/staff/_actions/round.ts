"use server";

import { redirect } from "next/navigation";
import type { FindState } from "@/components/staff/find-state";
import type { PressState } from "@/components/staff/press-state";
import { db } from "@/db/client";
import { titleOfScanned } from "@/lib/catalog/titles";
import type { Problem } from "@/lib/kernel/problem";
import { pickFromList, type Scanned } from "@/lib/pickup/pick-from-list";
import { pickList } from "@/lib/pickup/pick-lists";
import { pickWholeLine } from "@/lib/pickup/pick-whole-line";
import { findPickups } from "@/lib/pickup/queries";
import { shortFromList } from "@/lib/pickup/short-from-list";
import { startPickList } from "@/lib/pickup/start-pick-list";
import { shortReasons } from "@/lib/pickup/states";
import { takePickList } from "@/lib/pickup/take-pick-list";
import { localeOf, type Place, placeOf } from "../_entry/clerk";
import { pickListPath, pickupPath } from "../_entry/staff-path";
import { askedOfRound } from "./asked";
import { answer, inWords, looksScanned, meantBy, said } from "./finding";
import { textOf, wholeOf } from "./form";
import { press } from "./press";

/** Takes the ticked orders on one round, or the most urgent ones, and goes there. */
export async function startRound(
  sent: { locale: string; store: string },
  state: PressState,
  form: FormData,
): Promise<PressState> {
  const locale = localeOf(sent?.locale);
  const store = String(sent?.store ?? "");
  const chosen = form.getAll("pickup").filter((id) => typeof id === "string");
  const body = { store, ...(chosen.length > 0 ? { pickups: chosen.slice(0, 30) } : {}) };
  let list: string | undefined;
  const pressed = await press(
    {
      ...{ locale, path: pickListPath(locale), route: `counter:start-round:${store}`, body },
      key: textOf(form, "key", 80) || String(state?.key ?? ""),
    },
    async (tx, ctx) => {
      list = (await startPickList(ctx, body, tx)).id;
    },
  );
  // Pressed twice in one breath, the second press does nothing more: the round stands in the list by then.
  if (pressed.outcome === "done")
    redirect(list ? pickListPath(locale, list) : `${pickListPath(locale)}?store=${store}`);
  return pressed;
}

/** Goes on with a round that another clerk began. */
export async function takeRound(place: Place, state: PressState, form: FormData): Promise<PressState> {
  const { id: list } = placeOf(place);
  const from = textOf(form, "from");
  return press(askedOfRound("take-round", place, state, form, { from }), (tx, ctx) =>
    takePickList(ctx, { list, from }, tx),
  );
}

/** Says that all of one thing is on the trolley, or none of it. */
export async function pickRoundLine(place: Place, state: PressState, form: FormData): Promise<PressState> {
  const { id: list } = placeOf(place);
  const body = { sku: textOf(form, "sku", 100), picked: textOf(form, "picked", 5) === "all" };
  return press(askedOfRound("pick-round-line", place, state, form, body), (tx, ctx) =>
    pickWholeLine(ctx, { list, ...body }, tx),
  );
}

/** Units of one thing are not there; what the clerk offers instead goes to the customers who go short. */
export async function shortRoundLine(place: Place, state: PressState, form: FormData): Promise<PressState> {
  const { id: list } = placeOf(place);
  const reason = textOf(form, "reason", 20);
  const body = {
    sku: textOf(form, "sku", 100),
    quantity: wholeOf(form, "quantity"),
    reason: shortReasons.find((r) => r === reason) ?? "other",
    substitute: textOf(form, "substitute", 100) || undefined,
  };
  return press(askedOfRound("short-round-line", place, state, form, body), (tx, ctx) =>
    shortFromList(ctx, { list, ...body }, tx),
  );
}

/**
 * What was scanned on a round: an item goes into the box that wants it first, a customer's code or an order's label leads
 * to that pickup, and anything else is refused aloud.
 */
export async function scanOnRound(sent: Place, state: FindState, form: FormData): Promise<FindState> {
  const { locale, id } = placeOf(sent);
  return inWords(locale, pickListPath(locale, id), form, async (ctx, text, t) => {
    const { lines } = await pickList(db(), ctx, id);
    const line = lines.find((l) => l.barcode === text || l.sku.toLowerCase() === text.toLowerCase());
    if (!line) {
      const found = await findPickups(db(), ctx, { text });
      const meant = await meantBy(found, text, ctx);
      if (meant) redirect(pickupPath(locale, meant.id));
      if (found.length > 0 || !looksScanned(text)) return answer(found, text, ctx, t);
    }
    const title = (await titleOfScanned(db(), line?.sku ?? text, locale)) ?? line?.title ?? text.slice(0, 40);
    if (!line) return said(false, t("round.wrong", { title }));
    let into: Scanned | undefined;
    const asked = askedOfRound("scan-round", sent, state, form, { scanned: line.sku });
    const pressed = await press(asked, async (tx, own) => {
      into = await pickFromList(own, { list: id, barcode: line.sku }, tx);
    });
    if (pressed.outcome === "done")
      return said(
        true,
        into
          ? t("round.scanned", { title, box: into.tote, done: into.picked, all: into.wanted })
          : t("round.counted", { title }),
      );
    const code = pressed.code as Problem["code"] | null;
    const enough = code === "pickup.too_many";
    return said(false, enough ? t("pick.enough", { title }) : (pressed.message ?? t("problem.unknown")));
  });
}
