import type { Messages } from "@/lib/i18n/messages";
import { momentWords } from "@/lib/i18n/moments";
import { translator } from "@/lib/i18n/translator";
import type { Fulfillment, Order } from "@/lib/orders/order";
import { notReleased } from "@/lib/pickup/review";

type Reader = { locale: string; now: Date };
type Say = (key: keyof Messages["order"]["state"], values?: Record<string, string>) => Standing;
type Standing = { headline: string; text: string; elsewhere: boolean };

/** Where a part of an order stands, derived from its state and stamps, and what that means for its customer. */
export function standing(order: Order, f: Fulfillment, zone: string, reader: Reader): Standing {
  const t = translator(reader.locale, "order.state");
  const moment = (iso: string | null) => (iso ? momentWords(new Date(iso), reader, zone) : "");
  const say: Say = (key, values = {}) => {
    const all = { store: f.storeName, when: moment(f.closedAt), until: "", bay: "", to: "", ...values };
    const elsewhere = key === "moved" || key === "sentInstead";
    return { headline: t(`${key}.title`, all), text: t(`${key}.text`, all), elsewhere };
  };
  if (f.state === "cancelled") return cancelled(order, f, say);
  if (f.state === "requested" && f.review === "held") return say("underReview");
  if (f.method === "delivery") return sent(f, say);
  switch (f.state) {
    case "ready":
      if (f.pickupBy && new Date(f.pickupBy) <= reader.now) return say("overdue");
      if (f.broughtOutAt) return say("comingOut");
      if (f.arrivedAt) return say(f.bay ? "arrivedAtBay" : "arrived", { bay: f.bay ?? "" });
      return say(f.onMyWayAt ? "onMyWay" : "ready", { until: moment(f.pickupBy) });
    case "collected":
      return say("collected");
    case "expired":
      return say("expired");
    default: {
      if (new Date(f.readyBy) < reader.now) return say("late");
      return say(f.state === "picking" ? "picking" : "requested", { when: moment(f.readyBy) });
    }
  }
}

const sent = (f: Fulfillment, say: Say): Standing =>
  say(f.state === "delivered" ? "delivered" : f.state === "shipped" ? "shipped" : "toBeSent");

/** Called off by the store or by its customer; or it moved, and is not over at all. */
function cancelled(order: Order, f: Fulfillment, say: Say): Standing {
  const why = f.timeline.findLast(
    (e) => e.name === "pickup.cancelled" || e.name === "delivery.cancelled",
  )?.data;
  if (why?.reason === notReleased.reason) return say("notReleased");
  if (why?.by === "store") return say("cancelledByStore");
  if (why?.reason === "nothing_left") return say("nothingLeft");
  if (why?.reason !== "moved") return say("cancelled");
  const next = order.fulfillments.find((other) =>
    other.timeline.some((e) => e.name === "pickup.moved" && e.data.previous === f.id),
  );
  return next && next.method !== "delivery" ? say("moved", { to: next.storeName }) : say("sentInstead");
}
