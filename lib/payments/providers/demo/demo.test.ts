import { afterEach, describe, expect, test } from "vitest";
import { testDatabase } from "@/db/testing/database";
import { rows } from "@/db/testing/rows";
import { newId } from "@/lib/kernel/id";
import type { Provider } from "../../provider";
import { providerContract } from "../../testing/contract";
import { confirmDemo } from "./confirm";
import { demo } from "./demo";
import { line } from "./line";
import { isSigned, sign } from "./signature";
import { noticeOf } from "./tell-shop";

testDatabase();
afterEach(() => {
  line.breaks = () => false;
});
const provider = demo.provider as Provider;
const payment = () => ({ id: newId(), reference: null, amount: 900, currency: "EUR", inParts: true });
const returnTo = "/fi/orders/x";

providerContract(() => ({
  provider,
  tokens: { good: "demo_ok", declined: "demo_insufficient", confirm: "demo_confirm" },
  confirm: async ({ reference }, yes) => void (await confirmDemo(reference!, yes)),
  breakNext: (kind, where) => {
    let left = 1;
    line.breaks = (called, at) => called === kind && at === where && left-- > 0;
  },
  notice: async ({ id }, at) => {
    const [call] = await rows<{ key: string }>`select key from demo_provider_calls where payment_id = ${id}`;
    const body = (await noticeOf(call!.key))!;
    return { body, headers: new Headers({ "demo-signature": sign(body, at) }) };
  },
}));

describe("the demo shop's cards", () => {
  const ask = (token: string, of = payment()) =>
    provider.authorise({ payment: of, key: `k:${of.id}`, token, returnTo });

  test("that time out have the money ready all the same; those that get lost have not, until asked again", async () => {
    const timeout = payment();
    expect(await ask("demo_timeout", timeout)).toEqual({ state: "unknown" });
    expect(await provider.lookUp(timeout)).toMatchObject({ state: "authorised" });
    const lost = payment();
    expect(await ask("demo_lost", lost)).toEqual({ state: "unknown" });
    expect(await provider.lookUp(lost)).toEqual({ state: "missing" });
    expect(await ask("demo_lost", lost)).toMatchObject({ state: "authorised" });
  });

  test("that answer late are unknown until they do", async () => {
    const late = payment();
    expect(await ask("demo_late", late)).toEqual({ state: "unknown" });
    expect(await provider.lookUp(late)).toEqual({ state: "unknown" });
    await rows`update demo_provider_payments set answers_at = now() - interval '1 second' where id = ${late.id}`;
    expect(await provider.lookUp(late)).toMatchObject({ state: "authorised" });
  });

  test("tell of each call once, or twice, by a job of the same transaction", async () => {
    const told = async (id: string) =>
      (
        await rows`select 1 from pgboss.job j join demo_provider_calls c on c.key = j.data ->> 'call'
        where j.name = 'webhooks' and c.payment_id = ${id}`
      ).length;
    const [once, twice] = [payment(), payment()];
    await ask("demo_ok", once);
    await ask("demo_webhook_twice", twice);
    expect([await told(once.id), await told(twice.id)]).toEqual([1, 2]);
  });

  test("whose capture fails keep saying so", async () => {
    const of = payment();
    await ask("demo_capture_fails", of);
    const capture = { payment: of, key: newId(), amount: 900 };
    expect(await provider.capture(capture)).toMatchObject({ state: "declined", reason: "capture_refused" });
    expect(await provider.capture(capture)).toMatchObject({ state: "declined" });
  });

  test("send their shopper back to the order, once confirmed by whoever has the page", async () => {
    const of = payment();
    const answer = await ask("demo_confirm", of);
    const url = answer.state === "needs_confirmation" && "url" in answer.next ? answer.next.url : "";
    expect(url).toMatch(/^\/fi\/pay\/demo\/demo_[\w-]{22}$/);
    const reference = url.split("/").at(-1)!;
    expect(await confirmDemo(reference, true)).toBe(returnTo);
    expect(await confirmDemo(reference, false)).toBe(returnTo);
    expect(await provider.lookUp(of)).toMatchObject({ state: "authorised" });
    expect(await confirmDemo("demo_nobody", true)).toBeNull();
  });
});

test("a signature is good for its own body and five minutes", () => {
  const now = new Date();
  expect(isSigned("{}", sign("{}", now), now)).toBe(true);
  expect(isSigned("{ }", sign("{}", now), now)).toBe(false);
  expect(isSigned("{}", sign("{}", new Date(now.getTime() - 302_000)), now)).toBe(false);
  expect(isSigned("{}", null, now)).toBe(false);
});
