import { describe, expect, test } from "vitest";
import { newId } from "@/lib/kernel/id";
import type { Answer, Provider, ProviderPayment } from "../provider";

/** A provider on a test's own bench: how to make it do what only its customers and its network can. */
export type Bench = {
  provider: Provider;
  tokens: { good: string; declined: string; confirm: string };
  /** What the shopper says to their bank. */
  confirm: (payment: ProviderPayment, yes: boolean) => Promise<void>;
  /** Loses the next call of a kind, on its way there or on its way back. */
  breakNext: (kind: "authorise" | "capture" | "refund" | "void", where: "there" | "back") => void;
  /** What it tells by itself of a payment, signed at a moment. */
  notice: (payment: ProviderPayment, at: Date) => Promise<{ body: string; headers: Headers }>;
};

const returnTo = "/en/orders/a-token";

/** What the shop relies on, whoever moves the money. Call it inside a file of the provider's own. */
export function providerContract(bench: () => Bench): void {
  const fresh = (): ProviderPayment => ({
    id: newId(),
    reference: null,
    amount: 5000,
    currency: "EUR",
    inParts: true,
  });
  const of = (payment: ProviderPayment, answer: Answer): ProviderPayment =>
    "reference" in answer && answer.reference ? { ...payment, reference: answer.reference } : payment;
  const authorised = async () => {
    const asked = fresh();
    const { provider, tokens } = bench();
    const answer = await provider.authorise({ payment: asked, key: newId(), token: tokens.good, returnTo });
    expect(answer).toMatchObject({ state: "authorised", captured: 0, refunded: 0, inParts: true });
    return of(asked, answer);
  };

  describe("authorise", () => {
    test("keeps the money ready, once per key", async () => {
      const payment = fresh();
      const { provider, tokens } = bench();
      const ask = { payment, key: newId(), token: tokens.good, returnTo };
      const first = await provider.authorise(ask);
      expect(first).toMatchObject({ state: "authorised" });
      expect(await provider.authorise(ask)).toEqual(first);
      expect(await provider.lookUp(of(payment, first))).toEqual(first);
    });

    test("of a card that is declined says why, and says it again", async () => {
      const payment = fresh();
      const { provider, tokens } = bench();
      const ask = { payment, key: newId(), token: tokens.declined, returnTo };
      const first = await provider.authorise(ask);
      expect(first).toMatchObject({
        state: "declined",
        reason: expect.stringMatching(/declin|insufficient/),
      });
      expect(await provider.authorise(ask)).toEqual(first);
    });

    test.each([
      [true, "authorised"],
      [false, "declined"],
    ])("that a bank has to confirm waits, and after %s is %s", async (yes, state) => {
      const asked = fresh();
      const { provider, tokens, confirm } = bench();
      const answer = await provider.authorise({
        payment: asked,
        key: newId(),
        token: tokens.confirm,
        returnTo,
      });
      expect(answer).toMatchObject({ state: "needs_confirmation", next: expect.anything() });
      const payment = of(asked, answer);
      expect(await provider.lookUp(payment)).toEqual(answer);
      await confirm(payment, yes);
      expect(await provider.lookUp(payment)).toMatchObject({ state });
    });

    test.each(["there", "back"] as const)(
      "lost on its way %s is unknown, and asked again is the same one",
      async (where) => {
        const payment = fresh();
        const { provider, tokens, breakNext } = bench();
        const ask = { payment, key: newId(), token: tokens.good, returnTo };
        breakNext("authorise", where);
        expect(await provider.authorise(ask)).toEqual({ state: "unknown" });
        const again = await provider.authorise(ask);
        expect(again).toMatchObject({ state: "authorised" });
        expect(await provider.authorise(ask)).toEqual(again);
      },
    );
  });

  describe("capture and refund", () => {
    test("come in parts, and each once per key", async () => {
      const payment = await authorised();
      const { provider } = bench();
      const first = { payment, key: newId(), amount: 1200 };
      expect(await provider.capture(first)).toMatchObject({ captured: 1200 });
      expect(await provider.capture(first)).toMatchObject({ captured: 1200 });
      expect(await provider.capture({ payment, key: newId(), amount: 3800 })).toMatchObject({
        state: "captured",
        captured: 5000,
      });
      const back = { payment, key: newId(), amount: 700 };
      expect(await provider.refund(back)).toMatchObject({ captured: 5000, refunded: 700 });
      expect(await provider.refund(back)).toMatchObject({ captured: 5000, refunded: 700 });
      expect(await provider.lookUp(payment)).toMatchObject({ captured: 5000, refunded: 700 });
    });

    test("never go beyond what there is", async () => {
      const payment = await authorised();
      const { provider } = bench();
      expect(await provider.capture({ payment, key: newId(), amount: 5001 })).toMatchObject({
        state: "declined",
      });
      expect(await provider.refund({ payment, key: newId(), amount: 1 })).toMatchObject({
        state: "declined",
      });
      expect(await provider.lookUp(payment)).toMatchObject({ state: "authorised", captured: 0, refunded: 0 });
    });

    test.each(["there", "back"] as const)("lost on their way %s are done once", async (where) => {
      const payment = await authorised();
      const { provider, breakNext } = bench();
      const capture = { payment, key: newId(), amount: 5000 };
      breakNext("capture", where);
      expect(await provider.capture(capture)).toEqual({ state: "unknown" });
      expect(await provider.capture(capture)).toMatchObject({ captured: 5000 });
      const refund = { payment, key: newId(), amount: 2000 };
      breakNext("refund", where);
      expect(await provider.refund(refund)).toEqual({ state: "unknown" });
      expect(await provider.refund(refund)).toMatchObject({ captured: 5000, refunded: 2000 });
    });
  });

  describe("void", () => {
    test.each(["there", "back", null] as const)(
      "lets the money go, however often (lost: %s)",
      async (where) => {
        const payment = await authorised();
        const { provider, breakNext } = bench();
        const ask = { payment, key: newId() };
        if (where) {
          breakNext("void", where);
          expect(await provider.void(ask)).toEqual({ state: "unknown" });
        }
        expect(await provider.void(ask)).toMatchObject({ state: "voided", captured: 0 });
        expect(await provider.void({ payment, key: newId() })).toMatchObject({ state: "voided" });
        expect(await provider.capture({ payment, key: newId(), amount: 1 })).toMatchObject({
          state: "declined",
        });
      },
    );

    test("of what it never heard of keeps it from coming to be", async () => {
      const payment = fresh();
      const { provider, tokens } = bench();
      expect(await provider.void({ payment, key: newId() })).toMatchObject({ state: "voided" });
      const late = await provider.authorise({ payment, key: newId(), token: tokens.good, returnTo });
      expect(["voided", "declined"]).toContain(late.state);
    });
  });

  test("what it never heard of is missing, not unknown", async () => {
    expect(await bench().provider.lookUp(fresh())).toEqual({ state: "missing" });
  });

  describe("a notice", () => {
    test("names the payment and what it is about", async () => {
      const payment = await authorised();
      const { provider, notice } = bench();
      const { body, headers } = await notice(payment, new Date());
      expect(await provider.verifyWebhook(body, headers)).toMatchObject({
        eventId: expect.stringMatching(/^evt_/),
        paymentId: payment.id,
        reference: payment.reference,
        amount: 5000,
        currency: "EUR",
        foreign: false,
      });
    });

    test("that was changed, is unsigned or older than five minutes is none", async () => {
      const payment = await authorised();
      const { provider, notice } = bench();
      const { body, headers } = await notice(payment, new Date());
      expect(await provider.verifyWebhook(body.replace("5000", "5"), headers)).toBeNull();
      expect(await provider.verifyWebhook(body, new Headers())).toBeNull();
      const old = await notice(payment, new Date(Date.now() - 301_000));
      expect(await provider.verifyWebhook(old.body, old.headers)).toBeNull();
    });
  });
}
