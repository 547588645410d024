import { offeredPayments } from "@/lib/checkout/agreed-payment";
import type { PaymentMethod } from "@/lib/payments/states";

/** The window chosen for a store; null for as soon as it is ready. */
export function chosenWindow(form: FormData, store: string): string | null {
  const chosen = form.get(`window.${store}`);
  return typeof chosen === "string" && chosen !== "" ? chosen.slice(0, 100) : null;
}

/** How the order is paid: as was chosen, else the usual way among those that can pay it. */
export function chosenPayment(typed: Partial<Record<"pay", string>>, delivers: boolean): PaymentMethod {
  const offered = offeredPayments({ delivers });
  return offered.find((method) => method === typed.pay) ?? offered[0] ?? "pay_in_store";
}

/** Cards of the demo shop: one says yes, one says no. Nobody types a number there. */
export const demoCards = ["demo_ok", "demo_declined"] as const;

/** The demo card that was chosen. */
export const chosenCard = (typed: Partial<Record<"card", string>>): (typeof demoCards)[number] =>
  demoCards.find((card) => card === typed.card) ?? "demo_ok";
