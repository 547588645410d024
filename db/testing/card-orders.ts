import { placeOrder } from "@/lib/checkout/place-order";
import { reserve } from "@/lib/inventory/reserve";
import type { Ctx } from "@/lib/kernel/actor";
import { inTransaction } from "@/lib/kernel/command";
import { rows } from "./rows";

/** What a reservation is paid and ordered with. */
export type Held = { id: string; token: string };
export const customer = { name: "Emmi Virta", email: "emmi@example.com" };
export const hold = (by: Ctx, sku = "BREAD", quantity = 2) =>
  reserve(by, { store: "kallio", lines: [{ sku, quantity }] });
export const order = (by: Ctx, held: Held, token = "demo_ok") =>
  placeOrder(by, { reservations: [held], customer, payment: { method: "demo_card", token } });
/** An order that waits: written, its provider not asked yet. */
export const unasked = (by: Ctx, held: Held, token = "demo_ok") =>
  inTransaction((tx) =>
    placeOrder(by, { reservations: [held], customer, payment: { method: "demo_card", token } }, tx),
  );
export const paymentOf = async (orderId: string) =>
  (
    await rows<{ id: string; state: string; captured: number; refusal: string | null }>`
      select id, state, captured, refusal from payments where order_id = ${orderId}`
  )[0]!;
export const atProvider = async (orderId: string) =>
  (
    await rows<{ state: string; captured: number; reference: string }>`
      select d.state, d.captured, d.reference from demo_provider_payments d join payments p on p.id = d.id
      where p.order_id = ${orderId}`
  )[0];
export const runOut = (held: Held) => rows`
  update reservations set created_at = now() - interval '1 hour', expires_at = now() - interval '1 minute'
  where id = ${held.id}`;
/** As if the provider had been asked this long ago, and all is due now. */
export const longAgo = (orderId: string, seconds: number) => rows`
  update payment_operations set asked_at = now() - make_interval(secs => ${seconds}::int), next_try_at = now()
  where payment_id = (select id from payments where order_id = ${orderId}) and state = 'asked'`;
export const dueNow = (orderId: string) => longAgo(orderId, 0);
