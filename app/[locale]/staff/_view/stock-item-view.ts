import type { StockItemView } from "@/components/staff/stock-item";
import type { Locale } from "@/lib/i18n/locales";
import type { StockFound } from "@/lib/inventory/look-up";
import { pickupPath } from "../_entry/staff-path";
import type { Words } from "./words";

/** An item at one place, in the reader's words. A parcel has no page at the counter, another store's pickup none here. */
export function stockItemView(
  { sku, row, pickups }: StockFound,
  t: Words,
  { locale, title, store }: { locale: Locale; title: string; store: string },
): StockItemView {
  return {
    sku,
    title,
    counters: row && [
      { label: t("stock.onHand"), units: row.onHand },
      { label: t("stock.reserved"), units: row.reserved },
      { label: t("stock.allocated"), units: row.allocated },
      { label: t("stock.safety"), units: row.safetyStock },
      { label: t("stock.available"), units: row.available },
    ],
    promised: pickups.map((p) => ({
      id: p.id,
      href: p.method === "delivery" || p.store !== store ? null : pickupPath(locale, p.id),
      label: t("row.order", { number: p.orderNumber }),
      units: t("stock.units", { count: p.allocated }),
    })),
  };
}
