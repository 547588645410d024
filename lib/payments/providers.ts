import "server-only";
import type { PaymentWay, Provider } from "./provider";
import { counter } from "./providers/counter/counter";
import { demo } from "./providers/demo/demo";
import { giftCard } from "./providers/gift-card/gift-card";
import { inStore } from "./providers/in-store/in-store";
import { stripe } from "./providers/stripe/stripe";
import { type PaymentMethod, paymentMethods } from "./states";

/** Every way to pay, the usual one first. */
const ways: Record<PaymentMethod, PaymentWay> = {
  pay_in_store: inStore,
  demo_card: demo,
  stripe,
  gift_card: giftCard,
  counter,
};

/** What can pay an order here. Money taken in a store pays for what is collected there, never for a parcel. */
export const offeredWays = ({ delivers }: { delivers: boolean }): PaymentMethod[] =>
  paymentMethods.filter((method) => ways[method].offered() && (!delivers || ways[method].paysParcels));

/** Who moves the money of a method; null when a clerk does. */
export const providerOf = (method: PaymentMethod): Provider | null => ways[method].provider;

/** The method and provider of a webhook's address, when this shop has it. */
export function providerNamed(name: string): { method: PaymentMethod; provider: Provider } | null {
  for (const method of paymentMethods) {
    const { provider, offered } = ways[method];
    if (provider?.name === name && offered()) return { method, provider };
  }
  return null;
}
