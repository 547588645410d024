import "server-only";
import { rememberScan } from "@/app/_server/recent-scans";
import type { FindState, FoundView } from "@/components/staff/find-state";
import type { Locale } from "@/lib/i18n/locales";
import { actorRef, type Ctx } from "@/lib/kernel/actor";
import { translateDatabaseError } from "@/lib/kernel/database-errors";
import { newId } from "@/lib/kernel/id";
import { Problem } from "@/lib/kernel/problem";
import type { findPickups } from "@/lib/pickup/queries";
import { clerkActionCtx, storesOf } from "../_entry/clerk";
import { problemWords } from "../_view/problem-words";
import { type Words, words } from "../_view/words";
import { textOf } from "./form";

// What the counter's search fields have in common.

type Found = Awaited<ReturnType<typeof findPickups>>[number];

/** Whether a text is more likely a barcode or number than somebody's name. */
export const looksScanned = (text: string): boolean => /^\S*\d\S*$/.test(text);

/** Runs a search for whoever may search here, and says a refusal in words. */
export async function inWords(
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
export async function meantBy(found: Found[], text: string, ctx: Ctx): Promise<Found | undefined> {
  const scanned = found.find((f) => f.foundBy === "qr") ?? found.find((f) => f.foundBy === "code");
  if (scanned && (scanned.foundBy === "qr" || scanned.foundBy === "code")) {
    const clerk = actorRef(ctx.actor);
    await rememberScan({ pickup: scanned.id, clerk, method: scanned.foundBy, value: text }, ctx.now);
    return scanned;
  }
  const numbered = found.filter((f) => f.foundBy === "number");
  return numbered.length === 1 ? numbered[0] : undefined;
}

/** What a search or a scan came to, in words. */
export const said = (good: boolean, message: string): FindState => ({
  key: newId(),
  kind: "said",
  good,
  message,
});

/** The pickups that were found, or that there are none. */
export async function answer(found: Found[], text: string, ctx: Ctx, t: Words): Promise<FindState> {
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
