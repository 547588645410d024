import type { LocalizedText, VariantOption } from "@/db/schema/catalog";
import type { DeliveryAddress } from "@/db/schema/orders";
import type { NextAction, PaidBy, PaymentState } from "@/lib/payments/states";
import type { ReviewRule, ReviewState } from "@/lib/pickup/review-states";
import type { DeliveryMethod, FulfillmentState, ShortChoice, ShortReason } from "@/lib/pickup/states";
import type { OrderState } from "./states";

export type TimelineEntry = {
  name: string;
  at: string;
  /** Who, as others may read it: a member of staff's name; empty for the shopper and the shop itself. */
  actorName: string;
  store: string | null;
  data: Record<string, unknown>;
};

export type FulfillmentLine = {
  id: string;
  sku: string;
  title: string;
  options: VariantOption[];
  picture: string | null;
  ageLimit: number | null;
  unitAmount: number;
  barcode: string | null;
  shelf: string | null;
  ordered: number;
  picked: number;
  short: number;
  /** Units that somebody called off. */
  cancelled: number;
  /** Units that another fulfillment of the order took over. */
  moved: number;
  collected: number;
  returned: number;
};

/** Units that were not on the shelf, and what their customer wants instead. */
export type ShortPick = {
  id: string;
  lineId: string;
  sku: string;
  quantity: number;
  reason: ShortReason;
  deadline: string;
  /** Whether the customer may still choose. */
  open: boolean;
  /** Null while it is open; money back once it is not and nobody chose. */
  choice: ShortChoice | null;
  /**
   * What the clerk offers: never dearer than what was ordered. `totalAmount` is what all of these units would cost, less the
   * discount of those that they stand in for.
   */
  substitute: { sku: string; title: string; unitAmount: number; totalAmount: number } | null;
};

/** Amounts are minor units. */
export type OrderPayment = {
  method: PaidBy;
  state: PaymentState;
  amount: number;
  captured: number;
  refunded: number;
  /** What of the amount a gift card pays. */
  giftCard?: number;
  /** What is still to be taken at the counter for what is not short. */
  owed: number;
  /** What its shopper still has to do for it, such as showing their bank that it is them. */
  nextAction?: NextAction | null;
};

/** One batch of an order at one place. Amounts are minor units of the order's currency; instants are ISO strings. */
export type Fulfillment = {
  id: string;
  method: DeliveryMethod;
  state: FulfillmentState;
  /** Slug and name of the store. */
  store: string;
  storeName: string;
  locationId: string;
  /** Whether its goods still have to come from a warehouse. */
  inTransit: boolean;
  codeIssue: number;
  /** Since when neither QR nor code opens it. */
  codeRevokedAt: string | null;
  readyBy: string;
  /** Whether a manager has to look at it before it is picked, or has. */
  review: ReviewState | null;
  /** When it is called off unless somebody did. */
  reviewBy: string | null;
  /** The rules that hold it, or held it; and those for which the counter sees an ID. */
  reviewReasons: ReviewRule[];
  idReasons: ReviewRule[];
  window: { startsAt: string; endsAt: string } | null;
  pickupBy: string | null;
  /** When its one extension was used. */
  extendedAt: string | null;
  readyAt: string | null;
  onMyWayAt: string | null;
  arrivedAt: string | null;
  bay: string | null;
  arrivalNote: string | null;
  /** Since when somebody takes the goods out to them, and who, by name. */
  broughtOutAt: string | null;
  broughtOutBy: string | null;
  closedAt: string | null;
  closeReason: string | null;
  pickedBy: string | null;
  shelf: string | null;
  /** What is paid for this part alone, in the store; null when the whole order is paid at once. */
  payment: OrderPayment | null;
  lines: FulfillmentLine[];
  shortPicks: ShortPick[];
  timeline: TimelineEntry[];
};

export type Order = {
  id: string;
  number: string;
  state: OrderState;
  customer: { id: string | null; name: string; email: string; phone: string | null };
  pickupPerson: { name: string; email: string | null } | null;
  /** Where its parcels go, when there are any. */
  deliveryAddress: DeliveryAddress | null;
  locale: string;
  currency: string;
  /** What is paid for the whole order at once, as by card. */
  payment: OrderPayment | null;
  totalAmount: number;
  vatAmount: number;
  /** What promotions took off the goods. */
  discountAmount: number;
  /** What sending costs, after what promotions took off that. */
  deliveryAmount: number;
  deliveryDiscount: number;
  /** What each promotion saved, of either. */
  discounts: { name: LocalizedText; code: string | null; amount: number }[];
  placedAt: string;
  /** Changes whenever anything about the order does. */
  version: string;
  fulfillments: Fulfillment[];
};
