import "server-only";
import { sql } from "drizzle-orm";
import { z } from "zod";
import { db, rowsOf } from "@/db/client";
import { cartLines } from "@/lib/cart/queries";
import { liveHolds } from "@/lib/checkout/live-holds";
import { proofInput, requireProof } from "@/lib/identity/proof";
import { consentHistory, openSessions, profileOf } from "@/lib/identity/queries";
import { holderOf } from "@/lib/inventory/holder";
import type { Ctx } from "@/lib/kernel/actor";
import { parseInput } from "@/lib/kernel/command";
import { unseal } from "@/lib/kernel/secrets";
import { readOrders } from "@/lib/orders/queries";
import { addressesOf } from "./addresses";

const exportInput = z.strictObject({ proof: proofInput });

/**
 * Everything the shop holds about a customer, as one document: profile, addresses, consents and their history,
 * sign-ins, orders with all that happened to them, basket, what is held, wishes, alerts, and every message that was
 * sent. Changes nothing. Not a `command`: the proof is slow.
 * Throws what `requireProof` throws.
 */
export async function exportAccount(ctx: Ctx, raw: z.input<typeof exportInput>) {
  const userId = await requireProof(ctx, parseInput(exportInput, raw).proof);
  const [profile, addresses, consents, sessions, orders, basket, saved, held, wishes, alerts, messages] =
    await Promise.all([
      profileOf(db(), userId),
      addressesOf(db(), ctx),
      consentHistory(db(), userId),
      openSessions(db(), userId),
      readOrders(db(), sql`o.customer_id = ${userId}`),
      cartLines(db(), ctx),
      savedForLater(userId),
      liveHolds(db(), holderOf(ctx.actor)),
      wishesOf(userId),
      alertsOf(userId),
      sentMessages(userId),
    ]);
  const exportedAt = ctx.now.toISOString();
  return {
    ...{ exportedAt, profile, addresses, consents, sessions },
    ...{ orders, basket, saved, held, wishes, alerts, messages },
  };
}

/** What was mailed to the account's address, newest first. */
async function sentMessages(userId: string) {
  const rows = rowsOf<{ kind: string; at: string; sealed: string }>(
    await db().execute(sql`
      select m.kind, to_json(m.created_at)#>>'{}' as at, m.sealed_content as sealed
      from messages m join users u on u.email = m.recipient
      where u.id = ${userId} order by m.created_at desc, m.id desc`),
  );
  return rows.map(({ kind, at, sealed }) => ({ kind, at, ...(JSON.parse(unseal(sealed)) as object) }));
}

/** What they would like to find again. */
const wishesOf = async (userId: string) =>
  rowsOf<{ product: string; at: string }>(
    await db().execute(sql`
      select p.slug as product, to_json(w.wished_at)#>>'{}' as at
      from wish_lists l join wishes w on w.list_id = l.id join products p on p.id = w.product_id
      where l.customer_id = ${userId} order by w.wished_at desc`),
  );

/** What they asked to be told of. */
const alertsOf = async (userId: string) =>
  rowsOf<{ sku: string; store: string; at: string }>(
    await db().execute(sql`
      select v.sku, s.slug as store, to_json(a.asked_at)#>>'{}' as at
      from stock_alerts a join users u on u.email = a.email
      join variants v on v.id = a.variant_id join stock_locations s on s.id = a.location_id
      where u.id = ${userId} order by a.asked_at desc`),
  );

/** What they put aside for later. */
const savedForLater = async (userId: string) =>
  rowsOf<{ sku: string; quantity: number; at: string }>(
    await db().execute(sql`
      select v.sku, s.quantity, to_json(s.saved_at)#>>'{}' as at
      from carts c join saved_lines s on s.cart_id = c.id join variants v on v.id = s.variant_id
      where c.customer_id = ${userId} order by s.saved_at desc`),
  );
