import { deliveryAnswer } from "@/app/api/v1/_contract/deliveries";
import type { Tx } from "@/db/client";
import { staffDelivery } from "@/lib/delivery/queries";
import type { Ctx } from "@/lib/kernel/actor";

/** One delivery, for the staff of the place it leaves from. Throws `delivery.not_found`. Two statements. */
export const deliveryOf = async (tx: Tx, ctx: Ctx, id: string) =>
  deliveryAnswer(ctx, await staffDelivery(tx, ctx, id));
