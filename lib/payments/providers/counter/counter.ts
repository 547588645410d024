import type { Answer, PaymentWay, Provider } from "../../provider";

/** Nobody moves this money from afar: a person has to open a till, or send it. */
const atATill: Answer = { state: "declined", reference: null, reason: "at_a_till", final: true };

const provider: Provider = {
  name: "counter",
  browser: () => {
    throw new Error("nobody pays at a counter from a browser");
  },
  authorise: async () => atATill,
  capture: async () => atATill,
  void: async () => ({ state: "voided", reference: null, captured: 0, refunded: 0 }),
  refund: async () => atATill,
  lookUp: async () => ({ state: "unknown" }),
  verifyWebhook: async () => null,
};

/**
 * Money that a till took when it sold goods of other places: all of it is there before the first of them is handed over. It
 * is a clerk's to offer, never a shopper's to choose. What has to go back while nobody stands at a till is said to a manager,
 * as what any provider refuses.
 */
export const counter: PaymentWay = { offered: () => false, paysParcels: true, provider };
