import "server-only";
import { sql } from "drizzle-orm";
import { z } from "zod";
import { rowsOf, type Tx } from "@/db/client";
import { proofInput, requireProof } from "@/lib/identity/proof";
import { addressHash } from "@/lib/identity/suppression";
import type { Ctx } from "@/lib/kernel/actor";
import { inTransaction, parseInput, refusal } from "@/lib/kernel/command";
import { emit } from "@/lib/kernel/events";
import { Problem } from "@/lib/kernel/problem";
import { eraseOrders } from "./erase-orders";

const deleteInput = z.strictObject({ proof: proofInput });

/**
 * Deletes a customer: account, addresses, basket, consents, messages and every sign-in at once. Orders stay as the
 * books must keep them, without whoever they were for. Of the address remains a keyed hash, so that no marketing mail
 * ever goes there again. Not a `command`: the proof is slow.
 * Throws what `requireProof` throws; `account.orders_open` (409) while an order is under way, since somebody still
 * waits for it: it is collected or cancelled first.
 */
export async function deleteAccount(ctx: Ctx, raw: z.input<typeof deleteInput>): Promise<void> {
  const { proof } = parseInput(deleteInput, raw);
  if (ctx.actor.kind !== "customer") throw refusal(ctx.actor);
  const { email } = ctx.actor;
  const userId = await requireProof(ctx, proof);
  await inTransaction(async (tx) => {
    await refuseOpenOrders(tx, userId);
    await tx.execute(sql`select set_config('aisle.erasing', 'on', true)`);
    await eraseOrders(tx, userId);
    await forgetAddress(tx, email);
    await tx.execute(sql`delete from users where id = ${userId}`);
    await emit(tx, ctx, { name: "account.deleted", subject: {}, data: { user: userId } });
  });
}

/** Locks the person first, so that no order is placed for them meanwhile. */
async function refuseOpenOrders(tx: Tx, userId: string): Promise<void> {
  await tx.execute(sql`select from users where id = ${userId} for update`);
  const orders = rowsOf<{ number: string; state: string }>(
    await tx.execute(sql`
      select number, state from orders where customer_id = ${userId} order by id for update`),
  );
  const open = orders
    .filter((order) => order.state === "placed" || order.state === "pending_payment")
    .map((order) => order.number);
  if (open.length > 0)
    throw new Problem("conflict", "account.orders_open", "An order is still under way.", { orders: open });
}

/** Everything that is kept under an address and not under an account. */
async function forgetAddress(tx: Tx, email: string): Promise<void> {
  await tx.execute(sql`delete from messages where recipient = ${email}`);
  await tx.execute(sql`delete from stock_alerts where email = ${email}`);
  await tx.execute(sql`delete from account_codes where email = ${email}`);
  await tx.execute(sql`delete from contact_verifications where email = ${email}`);
  await tx.execute(sql`
    delete from rate_limits where bucket in (${`sign-in:email:${email}`}, ${`account-code:email:${email}`},
      ${`contact-code:email:${email}`})`);
  await tx.execute(sql`
    insert into mail_suppressions (email_hash) values (${addressHash(email)}) on conflict do nothing`);
}
