import type { TimelineView } from "@/components/staff/pickup-view";
import { formatMoney } from "@/lib/kernel/money";
import type { Fulfillment, TimelineEntry } from "@/lib/orders/order";
import { shortChoices, shortReasons, undoableVerbs } from "@/lib/pickup/states";
import { endedBy } from "./ended-by";
import { sayWhen, type Viewpoint, type Words } from "./words";

const text = (value: unknown): string => (typeof value === "string" ? value : "");

/** Stores by slug, goods by SKU. */
type Names = { storeNames: ReadonlyMap<string, string>; titles: ReadonlyMap<string, string> };

/** What happened, newest first, in the reader's words. Of several counts of one line only the last is told. */
export function timelineView(pickup: Fulfillment, t: Words, view: Viewpoint, names: Names): TimelineView[] {
  const told = lastCounts(pickup.timeline);
  return told
    .flatMap((entry, i) => {
      const said = sentence(entry, names, t, view);
      if (said === null) return [];
      return [
        {
          id: `${entry.at} ${i}`,
          text: said,
          who: who(entry, t, names.storeNames),
          at: sayWhen(t, view, entry.at),
          dateTime: entry.at,
        },
      ];
    })
    .reverse();
}

function lastCounts(timeline: TimelineEntry[]): TimelineEntry[] {
  const last = new Map(
    timeline.flatMap((e, i) => (e.name === "pickup.line_picked" ? [[text(e.data.sku), i]] : [])),
  );
  return timeline.filter((e, i) => e.name !== "pickup.line_picked" || last.get(text(e.data.sku)) === i);
}

function who(entry: TimelineEntry, t: Words, storeNames: ReadonlyMap<string, string>): string {
  if (!entry.actorName) return "";
  const store = entry.store && storeNames.get(entry.store);
  return store ? t("timeline.by", { name: entry.actorName, store }) : entry.actorName;
}

/** One event as a sentence; null for one that says nothing at a counter. */
function sentence(entry: TimelineEntry, names: Names, t: Words, view: Viewpoint): string | null {
  const { data } = entry;
  const { titles } = names;
  switch (entry.name) {
    case "order.placed":
      return t("timeline.order.placed");
    case "order.held":
      return t("timeline.order.held");
    case "order.id_asked":
      return t("timeline.order.id_asked");
    case "order.completed":
      return t("timeline.order.completed");
    case "order.cancelled":
      return t("timeline.order.cancelled");
    case "payment.voided":
      return t("timeline.payment.voided");
    case "payment.captured":
      return t("timeline.payment.captured", {
        amount: formatMoney({ amount: Number(data.amount), currency: text(data.currency) }, view.locale),
        method: t(`timeline.payment.methods.${methodOf(data.method)}`),
      });
    case "pickup.released":
      return t("timeline.pickup.released");
    case "pickup.picking_started":
      return t("timeline.pickup.picking_started");
    case "pickup.line_picked": {
      const sku = text(data.sku);
      const title = titles.get(sku) ?? sku;
      return t("timeline.pickup.line_picked", { title, quantity: String(data.quantity) });
    }
    case "pickup.line_short": {
      const sku = text(data.sku);
      const reason = shortReasons.find((r) => r === data.reason) ?? "other";
      return t("timeline.pickup.line_short", {
        title: titles.get(sku) ?? sku,
        quantity: String(data.quantity),
        reason: t(`short.reasons.${reason}`),
      });
    }
    case "pickup.ready":
      return data.shelf
        ? t("timeline.pickup.readyShelf", { shelf: text(data.shelf) })
        : t("timeline.pickup.ready");
    case "pickup.on_my_way":
      return t("timeline.pickup.on_my_way");
    case "pickup.arrived": {
      const bay = text(data.bay) && t("row.bay", { bay: text(data.bay) });
      const where = [bay, text(data.note)].filter(Boolean).join(", ");
      return where ? t("timeline.pickup.arrivedAt", { where }) : t("timeline.pickup.arrived");
    }
    case "pickup.brought_out":
      return t("timeline.pickup.brought_out");
    case "pickup.collected":
      return t("timeline.pickup.collected", { name: collectedBy(data) });
    case "pickup.part_collected":
      return t("timeline.pickup.part_collected", { name: collectedBy(data) });
    case "pickup.handover_refused":
      return t("timeline.pickup.handover_refused", {
        name: collectedBy(data),
        when: sayWhen(t, view, text(data.collectedAt)),
      });
    case "pickup.undone":
      return undone(data, t, view);
    case "pickup.code_reissued":
      return t("timeline.pickup.code_reissued");
    case "pickup.code_revoked":
      return t("timeline.pickup.code_revoked");
    case "pickup.put_back":
      return t("timeline.pickup.put_back");
    case "pickup.expired":
      return t("timeline.pickup.expired");
    case "pickup.cancelled":
      return cancelled(text(data.reason), t);
    default:
      return changed(entry, names, t, view);
  }
}

/** Why a pickup ended: in a clerk's or a customer's own words, or because it moved, or nothing was left of it. */
function cancelled(reason: string, t: Words): string {
  const ended = endedBy(reason);
  return ended ? t(`ended.${ended}`) : t("timeline.pickup.cancelled", { reason });
}

/** What its shopper, time or a transfer changed; null for what says nothing at a counter. */
function changed({ name, data }: TimelineEntry, names: Names, t: Words, view: Viewpoint): string | null {
  const goods = () => ({
    title: names.titles.get(text(data.sku)) ?? text(data.sku),
    quantity: String(data.quantity),
  });
  switch (name) {
    case "pickup.line_cancelled":
      return Number(data.picked) > 0
        ? t("timeline.pickup.line_cancelledPicked", { ...goods(), picked: String(data.picked) })
        : t("timeline.pickup.line_cancelled", goods());
    case "pickup.short_chosen": {
      if (data.lapsed === true) return t("timeline.pickup.lapsed", goods());
      const choice = shortChoices.find((known) => known === data.choice);
      return choice ? t(`timeline.pickup.chosen.${choice}`, goods()) : null;
    }
    case "pickup.moved": {
      const from = names.storeNames.get(text(data.from)) ?? text(data.from);
      return data.previous && data.to ? t("timeline.pickup.moved", { from }) : null;
    }
    case "pickup.rescheduled": {
      const at = text(data.startsAt);
      return at
        ? t("timeline.pickup.rescheduled", { when: sayWhen(t, view, at) })
        : t("timeline.pickup.noTime");
    }
    case "pickup.extended":
      return t("timeline.pickup.extended", { when: sayWhen(t, view, text(data.pickupBy)) });
    case "pickup.person_changed":
      return data.name
        ? t("timeline.pickup.person", { name: text(data.name) })
        : t("timeline.pickup.nobodyElse");
    case "pickup.reminded":
      return t("timeline.pickup.reminded");
    case "pickup.goods_arrived":
      return t("timeline.pickup.goods_arrived");
    default:
      return null;
  }
}

function undone(data: Record<string, unknown>, t: Words, view: Viewpoint): string | null {
  const verb = undoableVerbs.find((v) => v === data.verb);
  const back = data.givenBack as { amount?: unknown; currency?: unknown } | undefined;
  if (verb === "markCollected" && back)
    return t("timeline.pickup.undonePaid", {
      amount: formatMoney({ amount: Number(back.amount), currency: text(back.currency) }, view.locale),
    });
  return verb ? t(`timeline.pickup.undone.${verb}`) : null;
}

function methodOf(method: unknown): "cash" | "card_terminal" | "other" {
  return method === "cash" || method === "card_terminal" ? method : "other";
}

/** Who took the goods, out of a `pickup.collected` event. */
export function collectedBy(data: Record<string, unknown>): string {
  const { collectedBy: person } = data;
  return person && typeof person === "object" && "name" in person ? text(person.name) : "";
}
