import type { ChangesView } from "@/components/shop/order/view";
import { clockSpan, dayWords, momentWords } from "@/lib/i18n/moments";
import { translator } from "@/lib/i18n/translator";
import type { Fulfillment, Order } from "@/lib/orders/order";
import type { Changes } from "@/lib/pickup/possible-changes";
import { windowId } from "@/lib/stores/windows";

type Reader = { locale: string; now: Date };

/** What the shopper can change about a pickup, in their words and the clock of each store. */
export function changesView(
  order: Order,
  f: Fulfillment,
  changes: Changes,
  zone: string,
  reader: Reader,
  { personCode = false, sent = false }: { personCode?: boolean; sent?: boolean },
): ChangesView {
  const t = translator(reader.locale, "order.change");
  const own = f.window ? windowId({ slug: f.store }, new Date(f.window.startsAt)) : "";
  return {
    extend: changes.extendTo && t("keep", { until: momentWords(changes.extendTo, reader, zone) }),
    window: own,
    soonest:
      f.state === "ready" ? t("anyTime") : t("soonest", { when: momentWords(changes.soonest, reader, zone) }),
    days: days(changes, own, zone, reader),
    stores: changes.stores.map(({ store, readyBy }) => ({
      slug: store.slug,
      label: t("storeReady", { store: store.name, when: momentWords(readyBy, reader, store.timeZone) }),
    })),
    person: order.pickupPerson?.name.trim().split(/\s+/)[0] ?? null,
    personCode,
    open: personCode && sent,
  };
}

function days(changes: Changes, own: string, zone: string, reader: Reader): ChangesView["days"] {
  const t = translator(reader.locale, "checkout.how");
  const byDay = new Map<string, ChangesView["days"][number]>();
  for (const { window, full } of changes.times) {
    const label = dayWords(window.startsAt, reader, zone);
    const day = byDay.get(label) ?? { label, windows: [] };
    const span = clockSpan(window, reader.locale, zone);
    const taken = full && window.id !== own;
    day.windows.push({ id: window.id, label: taken ? t("full", { span }) : span, full: taken });
    byDay.set(label, day);
  }
  return [...byDay.values()];
}
