import "server-only";
import { sql } from "drizzle-orm";
import { z } from "zod";
import { rowsOf, type Tx } from "@/db/client";
import type { DeliveryAddress } from "@/db/schema/orders";
import { holdGoods } from "@/lib/inventory/hold-goods";
import { storeSlug } from "@/lib/inventory/input";
import type { Ctx } from "@/lib/kernel/actor";
import { command } from "@/lib/kernel/command";
import { emit } from "@/lib/kernel/events";
import { isId } from "@/lib/kernel/id";
import { notFound, Problem } from "@/lib/kernel/problem";
import { deliveryAddress } from "@/lib/orders/contact-input";
import { lockOrder, settleOrder } from "@/lib/orders/settle-order";
import { choiceIsOpen } from "@/lib/orders/short-picks";
import { storeBySlug } from "@/lib/stores/queries";
import { bringSubstitute } from "./bring-substitute";
import { quotaOf, soonestAt } from "./change-store";
import { sendInstead, whereTo } from "./convert-to-delivery";
import { endIfNothingLeft } from "./end-if-nothing-left";
import { type LockedPickup, lockAnyPickup, ofOrder, subjectOf } from "./shopper-scope";
import { fulfillmentStateNames, type ShortChoice, shortChoices } from "./states";
import { takeOver, type Units } from "./take-over";

export const chooseInput = z.strictObject({
  ...ofOrder,
  shortPick: z.string().max(60),
  choice: z.enum(shortChoices),
  /** With `other_store`: which. */
  store: storeSlug.optional(),
  /** With `delivery`: where to; without it, where the order already sends to. */
  address: deliveryAddress.optional(),
});

/**
 * What the shopper wants instead of units that were short: the clerk's substitute, never dearer than what was ordered;
 * the same from another store, or sent; or their money back, which is what happens by itself when nobody chooses in
 * time. Exactly once: when the goods of a choice are gone by now, nothing was chosen and another one can be made.
 * @returns the fulfillment that brings the units, when it is another one.
 * Throws `pickup.not_found`, `choice.not_found`, `choice.made`, `choice.closed` past the deadline or when the pickup was
 * called off, `choice.no_substitute`, `choice.no_store` (422), `pickup.same_store`, `delivery.needs_payment`,
 * `delivery.no_address` (422), and what holding goods refuses.
 */
export const chooseInstead = command({
  input: chooseInput,
  may: () => true,
  async run(tx, ctx, input): Promise<{ id: string | null }> {
    const pickup = await lockAnyPickup(tx, ctx, input, fulfillmentStateNames);
    const chosen = await decide(tx, pickup, input);
    await lockOrder(tx, pickup.order_id);
    const id = await bring(tx, ctx, pickup, chosen, input);
    await emit(tx, ctx, {
      name: "pickup.short_chosen",
      subject: subjectOf(pickup),
      data: {
        shortPick: chosen.id,
        choice: input.choice,
        sku: chosen.units.sku,
        quantity: chosen.units.quantity,
        ...(id ? { fulfillment: id } : {}),
      },
    });
    await endIfNothingLeft(tx, ctx, pickup.id);
    await settleOrder(tx, ctx, pickup.order_id);
    return { id };
  },
});

type Input = z.output<typeof chooseInput>;
type Chosen = { id: string; units: Units; substituteId: string | null };

/** Writes the choice down by one conditional update; a second read says why not. */
async function decide(
  tx: Tx,
  pickup: LockedPickup,
  { shortPick, choice }: { shortPick: string; choice: ShortChoice },
): Promise<Chosen> {
  if (!isId(shortPick)) throw notFound("choice");
  const [made] = rowsOf<Units & { id: string; substitute_id: string | null }>(
    await tx.execute(sql`
      update short_picks sp set choice = ${choice}, decided_at = now()
      from fulfillment_lines fl, fulfillments f, variants v
      where sp.id = ${shortPick} and fl.id = sp.fulfillment_line_id and fl.fulfillment_id = ${pickup.id}
        and f.id = fl.fulfillment_id and v.id = fl.variant_id and ${choiceIsOpen}
      returning sp.id, sp.quantity, sp.substitute_id, fl.order_line_id as "orderLineId",
        fl.variant_id as "variantId", v.sku`),
  );
  if (made) {
    const { id, substitute_id, ...units } = made;
    return { id, units, substituteId: substitute_id };
  }
  const [found] = rowsOf<{ choice: ShortChoice | null }>(
    await tx.execute(sql`
      select sp.choice from short_picks sp join fulfillment_lines fl on fl.id = sp.fulfillment_line_id
      where sp.id = ${shortPick} and fl.fulfillment_id = ${pickup.id}`),
  );
  if (!found) throw notFound("choice");
  throw found.choice
    ? new Problem("conflict", "choice.made", "The choice was made already.", { choice: found.choice })
    : new Problem("conflict", "choice.closed", "It is too late to choose. The money comes back.");
}

/** Brings about what was chosen. Null when no other fulfillment brings it. */
async function bring(
  tx: Tx,
  ctx: Ctx,
  pickup: LockedPickup,
  { units, substituteId }: Chosen,
  input: Input,
): Promise<string | null> {
  switch (input.choice) {
    case "substitute":
      return bringSubstitute(tx, ctx, pickup, units, substituteId);
    case "other_store":
      return fromOtherStore(tx, ctx, pickup, units, input.store);
    case "delivery":
      return send(tx, ctx, pickup, units, input.address);
    case "money_back":
      return null;
  }
}

async function fromOtherStore(
  tx: Tx,
  ctx: Ctx,
  pickup: LockedPickup,
  units: Units,
  slug: string | undefined,
): Promise<string> {
  if (!slug)
    throw new Problem("invalid", "choice.no_store", "Say from which store.", {
      errors: [{ pointer: "/store", code: "choice.no_store", detail: "is needed for this choice" }],
    });
  const store = await storeBySlug(tx, slug);
  if (store.id === pickup.location_id)
    throw new Problem("conflict", "pickup.same_store", "The pickup is at that store already.");
  const readyBy = await soonestAt(tx, ctx, store);
  const held = await holdGoods(tx, ctx, {
    location: store,
    lines: [units],
    readyBy,
    quota: quotaOf(pickup),
    pausable: true,
  });
  return takeOver(tx, ctx, pickup, { reservationId: held.id, method: "pickup", units: [units] });
}

async function send(
  tx: Tx,
  ctx: Ctx,
  pickup: LockedPickup,
  units: Units,
  address: DeliveryAddress | undefined,
): Promise<string> {
  const to = await whereTo(tx, pickup, address);
  const [first] = await sendInstead(tx, ctx, pickup, [units], to);
  return first!;
}
