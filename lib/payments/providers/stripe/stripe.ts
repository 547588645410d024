import "server-only";
import Stripe from "stripe";
import { env } from "@/lib/kernel/env";
import type { Answer, PaymentWay, Provider, ProviderPayment } from "../../provider";
import { reasonOf, standingOf } from "./standing";

export type StripeSettings = {
  secretKey: string;
  publishableKey: string;
  webhookSecret: string;
  /** Where else its API is spoken, such as `http://127.0.0.1:12111`; Stripe's own without a word. */
  at?: string | undefined;
};

/** Shorter than an operation is claimed for, the client's own second try included. */
const timeout = 10_000;
const toleranceSeconds = 300;
const expand = ["latest_charge"];

/** Its keys are gone, with payments at it that are not over. */
class NotSetUp extends Error {}

/**
 * Stripe, by its own client: payment intents that are authorised first and captured by hand.
 * @param known its settings; null where they were taken away: then nobody can say how its payments stand
 */
export function stripeProvider(known: () => StripeSettings | null): Provider {
  const settings = () => {
    const found = known();
    if (!found) throw new NotSetUp("Stripe is not set up here");
    return found;
  };
  let opened: Stripe | undefined;
  const api = () => {
    const { secretKey, at } = settings();
    opened ??= new Stripe(secretKey, { timeout, maxNetworkRetries: 1, telemetry: false, ...elsewhere(at) });
    return opened;
  };

  /** Made, and not confirmed, an intent moves no money: asked for again it is the same one. */
  const intentOf = async ({ id, reference, amount, currency }: ProviderPayment): Promise<string> =>
    reference ??
    (
      await api().paymentIntents.create(
        {
          amount,
          currency: currency.toLowerCase(),
          capture_method: "manual",
          automatic_payment_methods: { enabled: true },
          payment_method_options: { card: { request_multicapture: "if_available" } },
          metadata: { payment: id },
        },
        { idempotencyKey: `create:${id}` },
      )
    ).id;

  const retrieve = async (reference: string): Promise<Answer> =>
    standingOf(await api().paymentIntents.retrieve(reference, { expand }));

  return {
    name: "stripe",
    browser: () => ({ kind: "stripe", publishableKey: settings().publishableKey }),
    authorise: ({ payment, key, token, returnTo }) =>
      told(async () => {
        if (token === null) return { state: "declined", reference: null, reason: "no_card" };
        const reference = await intentOf(payment);
        const confirmed = api().paymentIntents.confirm(
          reference,
          { confirmation_token: token, return_url: new URL(returnTo, env().origin).href, expand },
          { idempotencyKey: `confirm:${key}` },
        );
        return await confirmed.then(standingOf, (error: unknown) => {
          if (error instanceof Stripe.errors.StripeCardError)
            return { state: "declined" as const, reference, reason: reasonOf(error) };
          throw error;
        });
      }),
    capture: ({ payment, key, amount }) =>
      told(async () => {
        const reference = await intentOf(payment);
        const last = payment.inParts ? { final_capture: false } : {};
        return standingOf(
          await api().paymentIntents.capture(
            reference,
            { amount_to_capture: amount, ...last, expand },
            { idempotencyKey: `capture:${key}` },
          ),
        );
      }),
    void: ({ payment, key }) =>
      told(async () => {
        const reference = await intentOf(payment);
        try {
          const options = { idempotencyKey: `void:${key}` };
          return standingOf(await api().paymentIntents.cancel(reference, { expand }, options));
        } catch (error) {
          // Over already: what was taken is taken, and the rest was let go with it.
          if (isRefusal(error)) return retrieve(reference);
          throw error;
        }
      }),
    refund: ({ payment, key, amount }) =>
      told(async () => {
        const reference = await intentOf(payment);
        await api().refunds.create(
          { payment_intent: reference, amount },
          { idempotencyKey: `refund:${key}` },
        );
        return retrieve(reference);
      }),
    lookUp: ({ reference }) =>
      reference ? told(() => retrieve(reference)) : Promise.resolve({ state: "missing" }),
    verifyWebhook: async (body, headers) => {
      const { secretKey, webhookSecret } = settings();
      const signature = headers.get("stripe-signature");
      if (!signature) return null;
      let event: Stripe.Event;
      try {
        event = api().webhooks.constructEvent(body, signature, webhookSecret, toleranceSeconds);
      } catch (error) {
        if (error instanceof Stripe.errors.StripeSignatureVerificationError) return null;
        throw error;
      }
      return {
        ...about(event),
        foreign: event.livemode !== /^(sk|rk)_live_/.test(secretKey) || event.account != null,
      };
    },
  };
}

function elsewhere(at: string | undefined): Stripe.StripeConfig {
  if (!at) return {};
  const { hostname, port } = new URL(at);
  return { protocol: "http", host: hostname, port };
}

/** What an event names; amount and currency only where it carries the whole payment. */
function about(event: Stripe.Event) {
  const thing = event.data.object as Stripe.PaymentIntent | Stripe.Charge | Stripe.Refund;
  const whole = thing.object === "payment_intent";
  const intent = whole ? thing.id : "payment_intent" in thing ? thing.payment_intent : null;
  return {
    eventId: event.id,
    type: event.type,
    reference: typeof intent === "string" ? intent : (intent?.id ?? null),
    paymentId: whole ? (thing.metadata.payment ?? null) : null,
    amount: whole ? thing.amount : null,
    currency: whole ? thing.currency.toUpperCase() : null,
  };
}

const isRefusal = (error: unknown): error is Stripe.errors.StripeInvalidRequestError =>
  error instanceof Stripe.errors.StripeInvalidRequestError;

/** Nobody answered the door, so nothing was said through it. */
const isUnheard = (why: unknown): boolean =>
  why instanceof Error &&
  "code" in why &&
  ["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "EHOSTUNREACH", "ENETUNREACH"].includes(String(why.code));

/**
 * What a call came to: a refusal is Stripe's word that it was not done; whatever else went wrong says nothing about whether
 * it was.
 */
async function told(call: () => Promise<Answer>): Promise<Answer> {
  try {
    return await call();
  } catch (error) {
    if (error instanceof Stripe.errors.StripeCardError || isRefusal(error))
      return { state: "declined", reference: null, reason: reasonOf(error) };
    if (error instanceof NotSetUp) {
      console.warn("stripe:", error.message);
      return { state: "unknown" };
    }
    if (error instanceof Stripe.errors.StripeConnectionError && isUnheard(error.detail))
      return { state: "unreachable" };
    if (error instanceof Stripe.errors.StripeError) {
      console.warn("stripe:", error.type, error.code ?? "", error.requestId ?? "");
      return { state: "unknown" };
    }
    throw error;
  }
}

/** Cards, wallets and banks by Stripe's own element; no card number ever meets this shop. */
export const stripe: PaymentWay = {
  offered: () => env().stripe !== null,
  paysParcels: true,
  provider: stripeProvider(() => env().stripe),
};
