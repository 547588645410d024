import "server-only";
import { sql } from "drizzle-orm";
import { db, rowsOf } from "@/db/client";
import { inTransaction } from "@/lib/kernel/command";
import { randomToken } from "@/lib/kernel/secrets";
import type { DemoCard } from "./cards";
import { type DemoPayment, readDemo, rememberCall } from "./ledger";

/** The payment that the demo bank's page asks its customer about; undefined when there is none. */
export const demoPayment = (reference: string): Promise<DemoPayment | undefined> =>
  readDemo(db(), { reference: reference.slice(0, 100) });

/**
 * What the bank's customer said on its page: yes, or no. Said a second time, or too late, it changes nothing.
 * @returns where the bank sends them back to; null when there is no such payment.
 */
export async function confirmDemo(reference: string, yes: boolean): Promise<string | null> {
  return inTransaction(async (tx) => {
    const [asked] = rowsOf<{ id: string; amount: number; card: DemoCard }>(
      await tx.execute(sql`
        update demo_provider_payments set state = ${yes ? "authorised" : "declined"},
          refusal = ${yes ? null : "not_confirmed"}
        where reference = ${reference} and state = 'needs_confirmation' returning id, amount, card`),
    );
    const call = { kind: "confirm", payment: asked?.id ?? "", amount: asked?.amount ?? 0, refusal: null };
    if (asked) await rememberCall(tx, randomToken(), call, asked.card);
    return (await readDemo(tx, { reference }))?.return_to ?? null;
  });
}
