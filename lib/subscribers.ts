/**
 * The shop's wiring: which handlers follow which event. Handlers live in `jobs.ts` under these names.
 * A handler sees an event once; it may be called more often.
 */
export const subscribers = {
  "account.code_requested": ["send-message"],
  "account.password_changed": ["send-message"],
  "staff.invited": ["send-message"],
  "staff.reset": ["send-message"],
  "catalog.changed": ["renew-pages", "tell-returned"],
  "alert.due": ["send-message"],
  "stock.adjusted": ["tell-returned"],
  "stock.counted": ["tell-returned"],
  "stock.safety_changed": ["tell-returned"],
  "transfer.received": ["tell-returned"],
  "return.received": ["tell-returned"],
  "return.exchanged": ["send-message"],
  "payment.refunded": ["settle-returns"],
  "contact.code_requested": ["send-message"],
  "order.placed": ["send-message"],
  "pickup.ready": ["send-message"],
  "pickup.collected": ["send-message"],
  "pickup.cancelled": ["send-message"],
  "pickup.line_short": ["send-message"],
  "pickup.line_cancelled": ["send-message"],
  "delivery.line_cancelled": ["send-message"],
  "pickup.short_chosen": ["send-message"],
  "pickup.moved": ["send-message"],
  "pickup.rescheduled": ["send-message"],
  "pickup.person_changed": ["send-message"],
  "pickup.reminded": ["send-message"],
  "pickup.expired": ["send-message"],
  "pickup.undone": ["send-message"],
  "pickup.code_reissued": ["send-message"],
} as const satisfies Record<string, readonly string[]>;

export type Handler = (typeof subscribers)[keyof typeof subscribers][number];

export const handlersOf = (event: string): readonly Handler[] =>
  Object.hasOwn(subscribers, event) ? subscribers[event as keyof typeof subscribers] : [];
