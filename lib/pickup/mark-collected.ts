import "server-only";
import { type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import type { Tx } from "@/db/client";
import { handovers } from "@/db/schema/orders";
import { actorRef, type Ctx, isStaff } from "@/lib/kernel/actor";
import { days, minutes } from "@/lib/kernel/clock";
import { command } from "@/lib/kernel/command";
import { emit } from "@/lib/kernel/events";
import { isId, newId } from "@/lib/kernel/id";
import { giveBackLimits, takeLimits } from "@/lib/kernel/limits";
import { notFound, Problem } from "@/lib/kernel/problem";
import { settleOrder } from "@/lib/orders/settle-order";
import { releaseWindow } from "@/lib/stores/book-window";
import { settleStock } from "./close-pickup";
import { scannedQrHash, typedCodeHash } from "./codes";
import { recordCollected } from "./collected-lines";
import { inMyStores, type MovedPickup, movePickup, whyNot } from "./pickup";
import { pickupStates, verificationMethods } from "./states";
import { counterPayment, takeCounterPayment } from "./take-counter-payment";

export const collectInput = z.strictObject({
  id: z.string().max(60),
  verification: z.strictObject({
    method: z.enum(verificationMethods),
    /** What was scanned or typed; an ID document is looked at, its number is nobody's to keep. */
    value: z.string().trim().min(1).max(200).optional(),
  }),
  collectedBy: z.strictObject({
    name: z.string().trim().min(1).max(120),
    relation: z.string().trim().min(1).max(40),
  }),
  /** What was taken, when not all of it was: a line that is not named stays here and goes back to stock. */
  lines: z
    .array(z.strictObject({ lineId: z.uuid(), collected: z.number().int().min(0).max(999) }))
    .min(1)
    .max(50)
    .optional(),
  ageChecked: z.boolean().optional(),
  payment: counterPayment.optional(),
  /** When it really happened, for a handover recorded without network. */
  collectedAt: z.iso.datetime({ offset: true }).optional(),
});

/**
 * The handover: exactly once, whoever presses, however often. Takes the money owed at the counter, moves the stock,
 * keeps the proof of pickup and closes the order when this was its last part.
 * Throws `pickup.not_found`, `pickup.not_ready`, `pickup.already_collected`, `pickup.cancelled`, `pickup.expired`,
 * `pickup.wrong_code` (422), `pickup.too_many_tries` (429), `pickup.unpaid`, `pickup.age_unchecked`.
 */
export const markCollected = command({
  input: collectInput,
  may: (actor) => isStaff(actor),
  async run(tx, ctx, input): Promise<void> {
    if (!isId(input.id)) throw notFound("pickup");
    const collectedAt = momentOf(ctx, input.collectedAt);
    const moved = await moveVerified(tx, ctx, input);
    const owed = await recordCollected(tx, input);
    await takeCounterPayment(tx, ctx, moved, owed, input.payment);
    await tx.insert(handovers).values({
      id: newId(),
      fulfillmentId: input.id,
      collectedByName: input.collectedBy.name,
      relation: input.collectedBy.relation,
      verification: input.verification.method,
      ageChecked: input.ageChecked ?? false,
      actor: actorRef(ctx.actor),
      collectedAt,
    });
    await settleStock(tx, ctx, input.id, "collected");
    await settleStock(tx, ctx, input.id, "allocation_released");
    if (moved.window_id) await releaseWindow(tx, moved.window_id);
    await emit(tx, ctx, {
      name: "pickup.collected",
      subject: { orderId: moved.order_id, fulfillmentId: input.id, locationId: moved.location_id },
      data: {
        collectedBy: input.collectedBy,
        verification: input.verification.method,
        collectedAt: collectedAt.toISOString(),
      },
    });
    await settleOrder(tx, ctx, moved.order_id);
  },
});

type CollectInput = z.output<typeof collectInput>;

/** The verified move: what was scanned or typed is part of the UPDATE's WHERE. A try is counted before it is judged. */
async function moveVerified(tx: Tx, ctx: Ctx, input: CollectInput): Promise<MovedPickup> {
  const scope = inMyStores(ctx);
  const proof = proofOf(input.verification);
  const limits = triesAllowed(ctx, input.id);
  if (proof) await takeLimits("pickup.too_many_tries", ...limits);
  const closed = sql`, closed_at = now()`;
  try {
    const moved = await movePickup(
      tx,
      input.id,
      "markCollected",
      sql`${scope} and ${proof ?? sql`true`}`,
      closed,
    );
    if (proof) await giveBackLimits(...limits);
    return moved;
  } catch (error) {
    // With the proof in the scope, a wrong code looks like no pickup at all: the second read is made without it.
    if (!(error instanceof Problem) || error.kind !== "not_found") throw error;
    const why = await whyNot(tx, input.id, pickupStates.from("markCollected"), scope);
    if (why.code === "pickup.not_ready" && why.details.state === "ready") throw wrongCode();
    if (proof) await giveBackLimits(...limits);
    throw why;
  }
}

/** Wrong tries only: 5 an hour for a pickup, 20 for a device. A right one is given back. */
const triesAllowed = (ctx: Ctx, id: string) => [
  { bucket: `handover:pickup:${id}`, max: 5, windowSeconds: 3600 },
  { bucket: `handover:device:${actorRef(ctx.actor)}:${ctx.address ?? ""}`, max: 20, windowSeconds: 3600 },
];

function proofOf(verification: CollectInput["verification"]): SQL | null {
  if (verification.method === "id_document") return null;
  if (!verification.value) throw wrongCode();
  return verification.method === "qr"
    ? sql`f.qr_hash = ${scannedQrHash(verification.value)}`
    : sql`f.code_hash = ${typedCodeHash(verification.value)}`;
}

const wrongCode = () =>
  new Problem("invalid", "pickup.wrong_code", "That is not the code of this pickup.", {
    errors: [
      { pointer: "/verification/value", code: "pickup.wrong_code", detail: "is not the code of this pickup" },
    ],
  });

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
