import { forgetCodes } from "@/lib/identity/forget-codes";
import "server-only";
import { eq, getTableColumns, lt, sql } from "drizzle-orm";
import { z } from "zod";
import { db, type Tx } from "@/db/client";
import { eventHandlings, events } from "@/db/schema/events";
import { idempotencyKeys, rateLimits } from "@/db/schema/kernel";
import { countCompanions } from "@/lib/catalog/count-companions";
import { forgetPages } from "@/lib/catalog/kept-pages";
import { everything, tagsOfProducts } from "@/lib/catalog/page-tags";
import { renewPages } from "@/lib/catalog/renew-pages";
import { finalizePayment } from "@/lib/checkout/finalize-payment";
import { lapseReviews } from "@/lib/checkout/lapse-reviews";
import { reconcilePayments } from "@/lib/checkout/reconcile-payments";
import { sweepExpired } from "@/lib/inventory/close-reservations";
import type { Ctx } from "@/lib/kernel/actor";
import { inTransaction } from "@/lib/kernel/command";
import { env } from "@/lib/kernel/env";
import { enqueue, type QueueName } from "@/lib/kernel/queue";
import { deliverMessage } from "@/lib/notifications/deliver-message";
import type { EventRow } from "@/lib/notifications/letter";
import { sendMessage } from "@/lib/notifications/send-message";
import { lockOrder } from "@/lib/orders/settle-order";
import { closeGiftCard, ordersWithGiftCardLeft } from "@/lib/orders/take-money";
import { tellShop } from "@/lib/payments/providers/demo/tell-shop";
import { expirePickups } from "@/lib/pickup/expire-pickups";
import { lapseChoices } from "@/lib/pickup/lapse-choices";
import { remindPickups } from "@/lib/pickup/remind-pickups";
import { closeRefunded } from "@/lib/returns/take-in";
import type { Handler } from "@/lib/subscribers";
import { forgetWishes } from "@/lib/wishes/forget-wishes";
import { tellReturned } from "@/lib/wishes/tell-returned";

/** What each handler of `subscribers.ts` does, inside the transaction that marks the event as handled. */
const handlers: Record<Handler, (tx: Tx, event: EventRow) => Promise<void>> = {
  "send-message": sendMessage,
  "renew-pages": (tx, { data }) => enqueue(tx, "pages", [{ data: { products: data.products } }]),
  "tell-returned": async (tx) => void (await tellReturned(tx, { ...clockwork, now: new Date() })),
  "settle-returns": async (tx, { orderId }) => {
    if (orderId) await closeRefunded(tx, { ...clockwork, now: new Date() }, orderId);
  },
};

const eventJob = z.object({
  event: z.uuid(),
  handler: z.enum(Object.keys(handlers) as [Handler, ...Handler[]]),
});
const messageJob = z.object({ message: z.uuid() });
const paymentJob = z.object({ payment: z.uuid() });
/** Without products all pages are renewed, else those that say something of these. */
const pagesJob = z.object({ products: z.array(z.string().max(255)).max(1000).optional() });
const webhookJob = z.object({ call: z.string().max(200) });

/** What the worker does with a job of each queue. Every one may be run again without harm. */
export const jobs: Record<QueueName, (data: unknown) => Promise<void>> = {
  async events(data) {
    const { event: id, handler } = eventJob.parse(data);
    await inTransaction(async (tx) => {
      const first = tx
        .$with("first")
        .as(tx.insert(eventHandlings).values({ eventId: id, handler }).onConflictDoNothing().returning());
      const [event] = await tx
        .with(first)
        .select(getTableColumns(events))
        .from(events)
        .innerJoin(first, eq(first.eventId, events.id));
      if (event) await handlers[handler](tx, event);
    });
  },
  async messages(data) {
    await deliverMessage(messageJob.parse(data).message);
  },
  async payments(data) {
    await finalizePayment(clock(), paymentJob.parse(data).payment);
  },
  async webhooks(data) {
    await tellShop(webhookJob.parse(data).call);
  },
  async pages(data) {
    const { products } = pagesJob.parse(data);
    await inTransaction(async (tx) =>
      renewPages(tx, products ? await tagsOfProducts(tx, products) : everything),
    );
  },
  async "forget-pages"() {
    await forgetPages(db(), env().pageStoreMb * 1024 * 1024);
  },
  async tidy() {
    await tidyUp();
  },
  async companions() {
    await inTransaction(countCompanions);
  },
};

const clockwork: Ctx = {
  actor: { kind: "system", id: "tidy" },
  channel: "system",
  locale: "en",
  now: new Date(),
};

const clock = (): Ctx => ({ ...clockwork, now: new Date() });

/**
 * Does what time has brought: ends expired reservations and pickups that nobody came for, closes questions that nobody
 * answered, reminds; and forgets what nobody needs any more. Nothing is wrong before it has run.
 */
async function tidyUp(): Promise<void> {
  const ctx = clock();
  await reconcilePayments(ctx);
  while ((await inTransaction((tx) => sweepExpired(tx, ctx))) > 0);
  await expirePickups(ctx);
  await lapseReviews(ctx);
  while (await inTransaction((tx) => lapseChoices(tx, ctx)));
  while ((await inTransaction((tx) => remindPickups(tx, ctx))) > 0);
  while ((await inTransaction((tx) => tellReturned(tx, ctx))) > 0);
  for (const id of await ordersWithGiftCardLeft(db()))
    await inTransaction(async (tx) => {
      await lockOrder(tx, id);
      await closeGiftCard(tx, ctx, id);
    });
  await forgetWishes(db());
  await forgetCodes(db());
  await db().delete(idempotencyKeys).where(lt(idempotencyKeys.createdAt, sql`now() - interval '72 hours'`));
  await db().delete(rateLimits).where(lt(rateLimits.windowStart, sql`now() - interval '2 days'`));
}
