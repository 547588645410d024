import type { UnpaidView } from "@/components/shop/order/view";
import { translator } from "@/lib/i18n/translator";
import type { Order } from "@/lib/orders/order";

/** Where an order stands that was not placed; null for every other. */
export function unpaidView(order: Order, locale: string): UnpaidView | null {
  const t = translator(locale, "order.unpaid");
  if (order.state === "pending_payment") {
    const next = order.payment?.nextAction;
    const asked = next && "url" in next ? next.url : null;
    return asked
      ? {
          state: "waiting",
          headline: t("confirm.title"),
          text: t("confirm.text"),
          link: { href: asked, label: t("confirm.go") },
        }
      : { state: "waiting", headline: t("waiting.title"), text: t("waiting.text"), link: null };
  }
  if (order.state !== "cancelled" || order.fulfillments.length > 0) return null;
  const link = { href: `/${locale}/cart`, label: t("ended.again") };
  return { state: "ended", headline: t("ended.title"), text: t("ended.text"), link };
}
