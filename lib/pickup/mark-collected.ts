import "server-only";
import { sql } from "drizzle-orm";
import { z } from "zod";
import type { Tx } from "@/db/client";
import { handovers } from "@/db/schema/pickups";
import { actorRef, type Ctx, isStaff } from "@/lib/kernel/actor";
import { days, minutes } from "@/lib/kernel/clock";
import { command } from "@/lib/kernel/command";
import { emit } from "@/lib/kernel/events";
import { newId } from "@/lib/kernel/id";
import { Problem } from "@/lib/kernel/problem";
import { seal } from "@/lib/kernel/secrets";
import { issueHandoverReceipt } from "@/lib/orders/issue-document";
import { isOwnOrder } from "@/lib/orders/own-order";
import { settleOrder } from "@/lib/orders/settle-order";
import { takeMoney } from "@/lib/orders/take-money";
import { handoverCause } from "@/lib/payments/card-payment";
import { releaseWindow } from "@/lib/stores/book-window";
import { noArrival } from "./arrival";
import { releaseStock, takeStock } from "./close-pickup";
import { recordCollected } from "./collected-lines";
import { changePickup, inMyStores, type MovedPickup, movePickup } from "./pickup";
import { signature } from "./signature";
import { pickupStates } from "./states";
import { counterPayment, takeCounterPayment } from "./take-counter-payment";
import { verification, whenVerified } from "./verification";

export const collectInput = z.strictObject({
  id: z.string().max(60),
  verification,
  collectedBy: z.strictObject({
    name: z.string().trim().min(1).max(120),
    relation: z.string().trim().min(1).max(40),
  }),
  /** What is taken now, when not all of it is. */
  lines: z
    .array(z.strictObject({ lineId: z.uuid(), collected: z.number().int().min(0).max(999) }))
    .min(1)
    .max(50)
    .optional(),
  /** What is not taken was refused and goes back to stock, or waits on for later. */
  rest: z.enum(["refused", "later"]).optional(),
  ageChecked: z.boolean().optional(),
  /** That the clerk saw an ID with the name of whoever may collect; showing an ID document is that already. */
  idChecked: z.boolean().optional(),
  payment: counterPayment.optional(),
  /** What they signed with, where the shop asks for it. */
  signature: signature.optional(),
  /** When it really happened, for a handover recorded without network. */
  collectedAt: z.iso.datetime({ offset: true }).optional(),
});
type CollectInput = z.output<typeof collectInput>;

/**
 * The handover: exactly once, whoever presses, however often. Takes the money owed at the counter, moves the stock,
 * keeps the proof of pickup and closes the order when this was its last part. With `rest: "later"` what is not taken
 * now stays ready, under the same QR and code.
 * Throws `pickup.not_found`, `pickup.not_ready`, `pickup.already_collected`, `pickup.cancelled`, `pickup.expired`,
 * `pickup.wrong_code` (422), `pickup.too_many_tries` (429), `pickup.unpaid`, `pickup.age_unchecked`,
 * `pickup.id_required` when a code is not enough and no ID was seen, `pickup.own_order` (403).
 */
export const markCollected = command({
  input: collectInput,
  may: (actor) => isStaff(actor),
  async run(tx, ctx, input): Promise<void> {
    const collectedAt = momentOf(ctx, input.collectedAt);
    const pickup = await handOver(tx, ctx, input);
    if (await isOwnOrder(tx, ctx, pickup.order_id)) throw ownOrder();
    const idChecked = input.idChecked === true || input.verification.method === "id_document";
    if (pickup.id_required && !idChecked) throw idRequired();
    const taken = await recordCollected(tx, input);
    const last = input.rest !== "later" || taken.left === 0;
    if (last && input.rest === "later")
      await movePickup(tx, input.id, "markCollected", sql`true`, sql`, closed_at = now()`);
    const subject = { orderId: pickup.order_id, fulfillmentId: input.id, locationId: pickup.location_id };
    const inStore = await takeCounterPayment(tx, ctx, pickup, { amount: taken.amount, last }, input.payment);
    if (!inStore) await takeMoney(tx, ctx, subject, taken.amount, handoverCause(input.id, pickup.handovers));
    await tx.insert(handovers).values({
      id: newId(),
      fulfillmentId: input.id,
      part: pickup.handovers,
      collectedByName: input.collectedBy.name,
      relation: input.collectedBy.relation,
      verification: input.verification.method,
      ageChecked: input.ageChecked ?? false,
      idChecked,
      sealedSignature: input.signature ? seal(input.signature) : null,
      actor: actorRef(ctx.actor),
      collectedAt,
    });
    await emit(tx, ctx, {
      name: last ? "pickup.collected" : "pickup.part_collected",
      subject,
      data: {
        collectedBy: input.collectedBy,
        verification: input.verification.method,
        ...(idChecked ? { idChecked } : {}),
        collectedAt: collectedAt.toISOString(),
        part: pickup.handovers,
        lines: taken.lines,
      },
    });
    if (last) await settleOrder(tx, ctx, pickup.order_id);
    if (last && pickup.window_id) await releaseWindow(tx, pickup.window_id);
    await takeStock(tx, ctx, input.id, taken.lines);
    if (last) await releaseStock(tx, ctx, input.id);
    const issuing = { ...subject, cause: handoverCause(input.id, pickup.handovers) };
    await issueHandoverReceipt(tx, issuing, taken.lines);
  },
});

const ownOrder = () =>
  new Problem("forbidden", "pickup.own_order", "Somebody else has to hand over what you ordered yourself.");

const idRequired = () =>
  new Problem("conflict", "pickup.id_required", "Look at a photo ID of whoever collects this.");

/** The verified move, or, when something may be fetched later, the count of one more handover. */
function handOver(tx: Tx, ctx: Ctx, { id, rest, verification: shown }: CollectInput): Promise<MovedPickup> {
  const scope = inMyStores(ctx);
  const counted = sql`handovers = f.handovers + 1`;
  // Whoever comes for the rest another day is not here yet.
  const left = sql`${noArrival}, on_my_way_at = null`;
  return whenVerified(ctx, id, shown, (...guards) =>
    rest === "later"
      ? changePickup(tx, id, pickupStates.from("markCollected"), scope, sql`${counted}, ${left}`, ...guards)
      : movePickup(tx, id, "markCollected", scope, sql`, ${counted}, closed_at = now()`, ...guards),
  );
}

/** An offline handover may be up to a week old; a clock may run a little ahead. */
function momentOf(ctx: Ctx, collectedAt: string | undefined): Date {
  if (!collectedAt) return ctx.now;
  const at = new Date(collectedAt);
  if (at.getTime() > ctx.now.getTime() + minutes(5) || at.getTime() < ctx.now.getTime() - days(7))
    throw new Problem("invalid", "pickup.collected_at", "That moment cannot be right.", {
      errors: [
        {
          pointer: "/collectedAt",
          code: "pickup.collected_at",
          detail: "is in the future or over a week ago",
        },
      ],
    });
  return at > ctx.now ? ctx.now : at;
}
