import type Stripe from "stripe";
import type { Answer } from "../../provider";

/** How a payment intent stands, in our words. Its latest charge has to be expanded. */
export function standingOf(intent: Stripe.PaymentIntent): Answer {
  const reference = intent.id;
  const charge = chargeOf(intent);
  const taken = { captured: intent.amount_received, refunded: charge?.amount_refunded ?? 0 };
  switch (intent.status) {
    case "requires_capture": {
      const card = charge?.payment_method_details?.card;
      const lapsesAt = card?.capture_before ? new Date(card.capture_before * 1000) : null;
      return {
        state: "authorised",
        reference,
        ...taken,
        lapsesAt,
        inParts: card?.multicapture?.status === "available",
      };
    }
    case "succeeded":
      return { state: "captured", reference, ...taken };
    case "requires_action":
      return { state: "needs_confirmation", reference, next: nextOf(intent) };
    case "canceled":
      return { state: "voided", reference, ...taken };
    case "requires_payment_method":
      return intent.last_payment_error
        ? { state: "declined", reference, reason: reasonOf(intent.last_payment_error) }
        : { state: "missing" };
    case "requires_confirmation":
      return { state: "missing" };
    default:
      return { state: "unknown" };
  }
}

const chargeOf = ({ latest_charge: charge }: Stripe.PaymentIntent): Stripe.Charge | null =>
  charge && typeof charge === "object" ? charge : null;

/** A bank's own page, or what Stripe's script on ours takes from here. */
function nextOf({ next_action: next, client_secret: clientSecret }: Stripe.PaymentIntent) {
  const url = next?.redirect_to_url?.url;
  return url ? { url } : { clientSecret: clientSecret ?? "" };
}

/** Why a bank said no; short enough to keep. */
export const reasonOf = (error: { code?: string | null; decline_code?: string | null }): string =>
  (error.decline_code ?? error.code ?? "card_declined").slice(0, 100);
