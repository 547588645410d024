import { offeredPayments } from "@/lib/checkout/agreed-payment";
import { type DemoCard, demoCards } from "@/lib/payments/providers/demo/cards";
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

/** The demo card that was chosen. */
export const chosenCard = (typed: Partial<Record<"card", string>>): DemoCard =>
  demoCards.find((card) => card === typed.card) ?? "demo_ok";
