import "server-only";
import { createHash } from "node:crypto";
import { codeCheck, qrCheck } from "@/components/staff/offline/code-check";
import type { KeptBoard, KeptOrder } from "@/components/staff/offline/kept-board";
import { db } from "@/db/client";
import { titlesOf } from "@/lib/catalog/titles";
import { textIn } from "@/lib/i18n/locales";
import type { Ctx } from "@/lib/kernel/actor";
import { env } from "@/lib/kernel/env";
import { formatMoney } from "@/lib/kernel/money";
import { pickupCode, pickupQr } from "@/lib/pickup/codes";
import { staffPickups } from "@/lib/pickup/queries";
import { type ReadyOrder, readyOrders } from "@/lib/pickup/ready-orders";
import type { Store } from "@/lib/stores/store";
import { sayWhen, type Viewpoint, words } from "./words";

/** As many as the board shows. */
const most = 500;

type Titles = ReadonlyMap<string, string>;

/** What a device keeps of a store's counter, for whoever is signed in at it. Three statements. */
export async function keptBoard(
  ctx: Ctx & { actor: { kind: "staff" } },
  store: Store,
): Promise<Omit<KeptBoard, "now">> {
  const view = { locale: ctx.locale, timeZone: store.timeZone, now: ctx.now };
  const [ready, open] = await Promise.all([
    readyOrders(db(), ctx, store.slug, most),
    staffPickups(db(), ctx, { store: store.slug, states: ["requested", "picking"], limit: most }),
  ]);
  const skus = [...new Set(ready.flatMap(({ lines }) => lines.map((l) => l.sku)))];
  const titles = await titlesOf(db(), skus, ctx.locale);
  const t = words(ctx.locale);
  const { id, name, device } = ctx.actor;
  return {
    person: { id, name },
    store: { slug: store.slug, name: store.name, timeZone: store.timeZone },
    lockMinutes: device ? env().staffIdleMinutes : null,
    orders: await Promise.all(ready.map((order) => keptOrder(order, titles, view))),
    others: open.map(({ orderNumber, state, readyBy }) => ({
      number: orderNumber,
      state: state as "requested" | "picking",
      due: sayWhen(t, view, readyBy),
    })),
  };
}

async function keptOrder(order: ReadyOrder, titles: Titles, view: Viewpoint): Promise<KeptOrder> {
  const { lines, owed, codeIssue, pickupBy, arrivedAt, ...plain } = order;
  return {
    ...plain,
    here: arrivedAt !== null,
    until: pickupBy && sayWhen(words(view.locale), view, pickupBy),
    lines: lines.map(({ sku, title, options, units }) => ({
      title: [titles.get(sku) ?? title, ...options.map((o) => textIn(o.value, view.locale))].join(", "),
      units,
    })),
    owed: owed && { ...owed, text: formatMoney(owed, view.locale) },
    checks: codeIssue === null ? null : await checksOf(order.id, codeIssue),
  };
}

async function checksOf(id: string, issue: number): Promise<{ qr: string; code: string }> {
  const [qr, code] = await Promise.all([
    qrCheck(id, pickupQr(id, issue)),
    codeCheck(id, pickupCode(id, issue)),
  ]);
  return { qr, code };
}

/** Names what a device would keep without saying it. */
export const keptTag = (kept: Omit<KeptBoard, "now">): string =>
  `"${createHash("sha256").update(JSON.stringify(kept)).digest("base64url").slice(0, 22)}"`;
