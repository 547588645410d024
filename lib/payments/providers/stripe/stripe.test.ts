import Stripe from "stripe";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { newId } from "@/lib/kernel/id";
import type { Provider } from "../../provider";
import { providerContract } from "../../testing/contract";
import { FakeStripe } from "../../testing/fake-stripe";
import { stripeProvider } from "./stripe";

const keys = {
  secretKey: "sk_test_0123456789",
  publishableKey: "pk_test_0123456789",
  webhookSecret: "whsec_0123456789abcdef",
};
const fake = new FakeStripe();
let provider: Provider;
beforeAll(async () => {
  const at = await fake.open();
  provider = stripeProvider(() => ({ ...keys, at }));
  vi.spyOn(console, "warn").mockImplementation(() => {});
});
afterAll(() => fake.close());

const paths = { authorise: /confirm$/, capture: /capture$/, refund: /refunds$/, void: /cancel$/ };

/** Signed by Stripe's own helper for tests. */
function signed(event: object, at: Date) {
  const body = JSON.stringify(event);
  const timestamp = Math.floor(at.getTime() / 1000);
  const header = new Stripe(keys.secretKey).webhooks.generateTestHeaderString({
    payload: body,
    secret: keys.webhookSecret,
    timestamp,
  });
  return { body, headers: new Headers({ "stripe-signature": header }) };
}
const eventOf = (object: unknown, more: object = {}) => ({
  id: `evt_${newId()}`,
  object: "event",
  type: "payment_intent.amount_capturable_updated",
  livemode: false,
  data: { object },
  ...more,
});

providerContract(() => ({
  provider,
  tokens: { good: "ctoken_good", declined: "ctoken_declined", confirm: "ctoken_confirm" },
  confirm: async ({ reference }, yes) => fake.confirm(reference!, yes),
  breakNext: (kind, where) => fake.breakNext(paths[kind], where),
  notice: async ({ reference }, at) => {
    const { latest_charge: _, ...intent } = fake.intents.get(reference!)!;
    return signed(eventOf({ ...intent, metadata: intent.metadata }), at);
  },
}));

describe("Stripe", () => {
  test("is not believed about another account, or about test money in a live shop", async () => {
    const intent = { id: "pi_1", object: "payment_intent", amount: 5, currency: "eur", metadata: {} };
    for (const more of [{ account: "acct_other" }, { livemode: true }]) {
      const { body, headers } = signed(eventOf(intent, more), new Date());
      expect(await provider.verifyWebhook(body, headers)).toMatchObject({ foreign: true });
    }
  });

  test("without its keys cannot tell how a payment at it stands", async () => {
    const without = stripeProvider(() => null);
    const payment = { id: newId(), reference: "pi_1", amount: 1, currency: "EUR", inParts: true };
    expect(await without.lookUp(payment)).toEqual({ state: "unknown" });
    expect(await without.capture({ payment, key: newId(), amount: 1 })).toEqual({ state: "unknown" });
  });

  test("that nobody finds at its address was asked for nothing", async () => {
    const nowhere = stripeProvider(() => ({ ...keys, at: "http://127.0.0.1:9" }));
    const payment = { id: newId(), reference: "pi_1", amount: 1, currency: "EUR", inParts: true };
    expect(await nowhere.lookUp(payment)).toEqual({ state: "unreachable" });
    const asking = { payment: { ...payment, reference: null }, key: newId(), token: "ok", returnTo: "/en" };
    expect(await nowhere.authorise(asking)).toEqual({ state: "unreachable" });
  });
});
