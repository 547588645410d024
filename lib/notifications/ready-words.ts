import { span, timeAt } from "@/lib/i18n/when";
import type { Fulfillment, Order } from "@/lib/orders/order";
import { type Mail, momentAt } from "./letter";

/** When a pickup can be collected, as a sentence: the window its customer chose, or the promise. */
export const readyWords = (
  t: Mail,
  order: Order,
  pickup: Fulfillment,
  timeZone: string,
  now: Date,
): string =>
  pickup.window
    ? t("orderPlaced.window", {
        when: span(
          momentAt(pickup.window.startsAt, order, timeZone, now),
          timeAt(new Date(pickup.window.endsAt), order.locale, timeZone),
          order.locale,
        ),
      })
    : t("orderPlaced.readyBy", { when: momentAt(pickup.readyBy, order, timeZone, now) });
