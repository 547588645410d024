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
  "store.hours_changed": ["renew-pages"],
  "store.exception_set": ["renew-pages"],
  "store.exception_removed": ["renew-pages"],
  "store.preparation_changed": ["renew-pages"],
  "store.windows_changed": ["renew-pages"],
  "store.hold_days_changed": ["renew-pages"],
  "store.curbside_changed": ["renew-pages"],
  "store.safety_changed": ["tell-returned"],
  "alert.due": ["send-message"],
  "stock.adjusted": ["tell-returned"],
  "stock.counted": ["tell-returned"],
  "stock.safety_changed": ["tell-returned"],
  "transfer.received": ["tell-returned"],
  "return.received": ["tell-returned", "send-message"],
  "return.refunded": ["send-message"],
  "return.held": ["send-message"],
  "return.rejected": ["send-message"],
  "return.exchanged": ["send-message"],
  "payment.refunded": ["settle-returns", "send-message"],
  "payment.captured_early": ["send-message"],
  "payment.capture_failed": ["send-message"],
  "payment.voided": ["send-message"],
  "contact.code_requested": ["send-message"],
  "order.placed": ["send-message"],
  "pickup.released": ["send-message"],
  "delivery.released": ["send-message"],
  "delivery.cancelled": ["send-message"],
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
