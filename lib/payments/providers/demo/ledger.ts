import "server-only";
import { sql } from "drizzle-orm";
import { db, rowsOf, type Tx } from "@/db/client";
import { enqueue } from "@/lib/kernel/queue";
import { randomToken } from "@/lib/kernel/secrets";
import type { Answer, ProviderPayment } from "../../provider";
import type { DemoCard } from "./cards";

/** A payment in the books of the demo shop's card company. Amounts in minor units. */
export type DemoPayment = {
  id: string;
  reference: string;
  card: DemoCard;
  state: "needs_confirmation" | "authorised" | "declined" | "voided";
  currency: string;
  amount: number;
  captured: number;
  refunded: number;
  refusal: string | null;
  return_to: string;
  /** Whether it answers what became of it yet. */
  answers: boolean;
  lapses_at: string;
};

/** How long a card that answers late keeps what became of it to itself. */
export const silentSeconds = 10;

const columns = sql`id, reference, card, state, currency, amount, captured, refunded, refusal, return_to,
  coalesce(answers_at, now()) <= now() as answers, created_at + interval '7 days' as lapses_at`;

/** One payment of the books. One statement. */
export async function readDemo(
  tx: Tx,
  by: { id: string } | { reference: string },
): Promise<DemoPayment | undefined> {
  const which = "id" in by ? sql`id = ${by.id}` : sql`reference = ${by.reference}`;
  return rowsOf<DemoPayment>(
    await tx.execute(sql`select ${columns} from demo_provider_payments where ${which}`),
  )[0];
}

export type NewDemo = Pick<DemoPayment, "card" | "state" | "refusal"> & {
  returnTo: string;
  /** How many seconds it keeps what became of it to itself. */
  silentSeconds: number;
};

/** Opens its books for a payment, unless they are open; and locks them. */
export async function openDemo(tx: Tx, payment: ProviderPayment, made: NewDemo): Promise<DemoPayment> {
  await tx.execute(sql`
    insert into demo_provider_payments (id, reference, card, state, currency, amount, refusal, return_to, answers_at)
    values (${payment.id}, ${`demo_${randomToken()}`}, ${made.card}, ${made.state}, ${payment.currency},
      ${payment.amount}, ${made.refusal}, ${made.returnTo},
      case when ${made.silentSeconds > 0} then now() + make_interval(secs => ${made.silentSeconds}) end)
    on conflict (id) do nothing`);
  return rowsOf<DemoPayment>(
    await tx.execute(sql`select ${columns} from demo_provider_payments where id = ${payment.id} for update`),
  )[0]!;
}

type Call = { kind: string; payment: string; amount: number; refusal: string | null };

/**
 * Remembers a call by its key, and has the shop told of it. False when that key was used: then nothing is done again.
 */
export async function rememberCall(tx: Tx, key: string, call: Call, card: DemoCard): Promise<boolean> {
  const fresh = rowsOf(
    await tx.execute(sql`
      insert into demo_provider_calls (key, payment_id, kind, amount, refusal)
      values (${key}, ${call.payment}, ${call.kind}, ${call.amount}, ${call.refusal})
      on conflict (key) do nothing returning 1`),
  );
  if (fresh.length === 0) return false;
  const times = card === "demo_webhook_twice" ? 2 : 1;
  const late = card === "demo_late" && call.kind === "authorise";
  const when = late ? { startAfter: new Date(Date.now() + silentSeconds * 1000) } : {};
  await enqueue(
    tx,
    "webhooks",
    Array.from({ length: times }, () => ({ data: { call: key }, ...when })),
  );
  return true;
}

/** What an earlier call with this key was refused with. */
export async function refusalOf(key: string): Promise<string | null> {
  const [call] = rowsOf<{ refusal: string | null }>(
    await db().execute(sql`select refusal from demo_provider_calls where key = ${key}`),
  );
  return call?.refusal ?? null;
}

/** How a payment of the books stands, as it tells others. */
export function standing(p: DemoPayment | undefined): Answer {
  if (!p) return { state: "missing" };
  if (!p.answers) return { state: "unknown" };
  const { reference, captured, refunded } = p;
  switch (p.state) {
    case "needs_confirmation":
      return { state: "needs_confirmation", reference, next: { url: confirmationPath(p) } };
    case "declined":
      return { state: "declined", reference, reason: p.refusal ?? "declined" };
    case "voided":
      return { state: "voided", reference, captured, refunded };
    case "authorised": {
      if (captured === p.amount) return { state: "captured", reference, captured, refunded };
      const lapsesAt = new Date(p.lapses_at);
      return { state: "authorised", reference, captured, refunded, lapsesAt, inParts: true };
    }
  }
}

/** Its page, in the language of where it sends back to. */
const confirmationPath = ({ reference, return_to }: DemoPayment): string =>
  `/${/^\/(\w{2})\//.exec(return_to)?.[1] ?? "en"}/pay/demo/${reference}`;
