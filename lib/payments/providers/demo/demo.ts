import "server-only";
import { type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import { db, type Tx } from "@/db/client";
import { inTransaction } from "@/lib/kernel/command";
import { env } from "@/lib/kernel/env";
import type { Answer, Asking, PaymentWay, Provider, ProviderPayment } from "../../provider";
import { type DemoCard, demoCardOf, demoCards } from "./cards";
import {
  type DemoPayment,
  type NewDemo,
  openDemo,
  readDemo,
  refusalOf,
  rememberCall,
  silentSeconds,
  standing,
} from "./ledger";
import { line } from "./line";
import { isSigned } from "./signature";
import { tellShop } from "./tell-shop";

// A card company of its own that happens to keep its books in our database: nothing else reads them, it is asked only
// through the interface, and it forgets what it was doing exactly where a real one would.

const first = (card: DemoCard, returnTo: string): NewDemo => ({
  card,
  state:
    card === "demo_declined" || card === "demo_insufficient"
      ? "declined"
      : card === "demo_confirm"
        ? "needs_confirmation"
        : "authorised",
  refusal:
    card === "demo_insufficient" ? "insufficient_funds" : card === "demo_declined" ? "card_declined" : null,
  returnTo,
  silentSeconds: card === "demo_late" ? silentSeconds : 0,
});

/** A call that may break on its way there or on its way back; what was done stays done. */
async function over(kind: Parameters<typeof line.breaks>[0], work: () => Promise<Answer>): Promise<Answer> {
  if (line.breaks(kind, "there")) return { state: "unknown" };
  const answer = await work();
  await line.slow();
  return line.breaks(kind, "back") ? { state: "unknown" } : answer;
}

/** Does one thing to a payment once per key, and answers how it stands; or what that key was refused with. */
async function change(
  { payment, key }: Asking,
  kind: "capture" | "void" | "refund",
  amount: number,
  effect: SQL,
): Promise<Answer> {
  await inTransaction(async (tx) => {
    const p = await booksOf(tx, payment, kind);
    if (!p) return;
    const refusal = whyNot(p, kind, amount);
    const call = { kind, payment: payment.id, amount, refusal };
    if ((await rememberCall(tx, key, call, p.card)) && refusal === null)
      await tx.execute(sql`update demo_provider_payments set ${effect} where id = ${p.id}`);
  });
  const refused = await refusalOf(key);
  const p = await readDemo(db(), { id: payment.id });
  return refused && p ? { state: "declined", reference: p.reference, reason: refused } : standing(p);
}

/** Its books for a payment, locked. To let go what it never heard of, it notes that this must not come any more. */
async function booksOf(tx: Tx, payment: ProviderPayment, kind: string): Promise<DemoPayment | null> {
  const there = await readDemo(tx, { id: payment.id });
  if (!there && kind !== "void") return null;
  return openDemo(tx, payment, { ...first(there?.card ?? "demo_ok", "/"), state: "voided" });
}

/** Why something cannot be done; null when it can. */
function whyNot(p: DemoPayment, kind: string, amount: number): string | null {
  if (kind === "capture") {
    if (p.card === "demo_capture_fails") return "capture_refused";
    return p.state === "authorised" && p.captured + amount <= p.amount ? null : "not_capturable";
  }
  if (kind === "refund") return p.refunded + amount <= p.captured ? null : "not_refundable";
  return null;
}

const provider: Provider = {
  name: "demo",
  browser: () => ({ kind: "cards", cards: demoCards }),
  authorise: ({ payment, key, token, returnTo }) =>
    over("authorise", async () => {
      const card = demoCardOf(token);
      if (card === "demo_down") return { state: "unreachable" };
      const again = await inTransaction(async (tx) => {
        const call = { kind: "authorise", payment: payment.id, amount: payment.amount, refusal: null };
        const fresh = await rememberCall(tx, key, call, card);
        // The first asking of this card gets lost on the way; only that it was asked is known.
        if (fresh && card === "demo_lost") return false;
        await openDemo(tx, payment, first(card, returnTo));
        return !fresh;
      });
      if (!again && card === "demo_webhook_first") await tellShop(key).catch(() => {});
      if (!again && (card === "demo_timeout" || card === "demo_lost")) return { state: "unknown" };
      return standing(await readDemo(db(), { id: payment.id }));
    }),
  capture: (ask) =>
    over("capture", () => change(ask, "capture", ask.amount, sql`captured = captured + ${ask.amount}`)),
  void: (ask) =>
    over("void", () =>
      change(ask, "void", 0, sql`state = case when state = 'declined' then state else 'voided' end`),
    ),
  refund: (ask) =>
    over("refund", () => change(ask, "refund", ask.amount, sql`refunded = refunded + ${ask.amount}`)),
  lookUp: ({ id }) => over("lookUp", async () => standing(await readDemo(db(), { id }))),
  verifyWebhook: async (body, headers) => {
    if (!isSigned(body, headers.get("demo-signature"))) return null;
    const { id, type, data } = notice.parse(JSON.parse(body));
    return {
      eventId: id,
      type,
      reference: data.reference,
      paymentId: data.payment,
      amount: data.amount,
      currency: data.currency,
      foreign: data.account !== "demo",
    };
  },
};

const notice = z.object({
  id: z.string().min(1).max(200),
  type: z.string().max(100),
  data: z.object({
    account: z.string(),
    payment: z.uuid(),
    reference: z.string().nullable(),
    amount: z.number().int(),
    currency: z.string(),
  }),
});

/** The embedded shop's card company: no money moves, everything else does. */
export const demo: PaymentWay = {
  offered: () => env().mode === "demo",
  paysParcels: true,
  provider,
};
