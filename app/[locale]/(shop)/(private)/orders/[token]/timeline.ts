import type { TimelineItem } from "@/components/shop/order/view";
import { momentWords } from "@/lib/i18n/moments";
import { translator } from "@/lib/i18n/translator";
import type { Fulfillment, TimelineEntry } from "@/lib/orders/order";

/** What a customer reads of what happened; the rest is the store's own business. */
const told = {
  "order.placed": "placed",
  "pickup.released": "released",
  "delivery.released": "released",
  "pickup.picking_started": "picking",
  "pickup.ready": "ready",
  "pickup.on_my_way": "onMyWay",
  "pickup.arrived": "arrived",
  "pickup.brought_out": "comingOut",
  "payment.captured": "paid",
  "pickup.collected": "collected",
  "pickup.undone": "undone",
  "pickup.cancelled": "cancelled",
  "pickup.line_short": "short",
  "pickup.line_cancelled": "lineCancelled",
  "delivery.line_cancelled": "lineCancelled",
  "pickup.short_chosen": "chosen",
  "pickup.moved": "moved",
  "pickup.rescheduled": "rescheduled",
  "pickup.extended": "extended",
  "pickup.person_changed": "person",
  "pickup.reminded": "reminded",
  "pickup.expired": "expired",
} as const;

const isTold = (name: string): name is keyof typeof told => Object.hasOwn(told, name);

/** The history of one pickup, oldest first, by the clock of its store. Nobody is named in it. */
export function timelineItems(
  fulfillment: Fulfillment,
  timeZone: string,
  reader: { locale: string; now: Date },
): TimelineItem[] {
  const t = translator(reader.locale, "order.timeline");
  const words = ({ name, data }: TimelineEntry): string[] => {
    if (!isTold(name)) return [];
    if (name === "pickup.cancelled" && data.by === "store") return [t("cancelledByStore")];
    if (name === "pickup.cancelled" && data.reason === "moved") return [t("moved")];
    if (name === "pickup.cancelled" && data.reason === "nothing_left") return [t("nothingLeft")];
    if (name === "pickup.short_chosen" && data.lapsed === true) return [t("lapsed")];
    return [t(told[name])];
  };
  return fulfillment.timeline.flatMap((entry, position) =>
    words(entry).map((text) => ({
      id: `${entry.at} ${position}`,
      text,
      at: momentWords(new Date(entry.at), reader, timeZone),
      iso: entry.at,
    })),
  );
}
