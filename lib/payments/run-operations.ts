import "server-only";
import type { Ctx } from "@/lib/kernel/actor";
import { inTransaction } from "@/lib/kernel/command";
import { type ClaimedOperation, claimOperation } from "./operations";
import type { Answer, Provider } from "./provider";
import { providerOf } from "./providers";
import { recordAnswer } from "./record-answer";

/**
 * Asks the provider of a payment for everything that is due of it, one after the other, outside any transaction, and
 * writes down what it answered.
 */
export async function runOperations(ctx: Ctx, paymentId: string): Promise<void> {
  for (let op = await claimOperation(paymentId); op; op = await claimOperation(paymentId)) {
    const claimed = op;
    const provider = providerOf(claimed.method);
    if (!provider) throw new Error(`no provider moves the money of ${claimed.method}`);
    const answer = await ask(provider, claimed);
    await inTransaction((tx) => recordAnswer(tx, ctx, claimed, answer));
  }
}

function ask(provider: Provider, { kind, id: key, amount, payment }: ClaimedOperation): Promise<Answer> {
  switch (kind) {
    case "capture":
      return provider.capture({ payment, key, amount });
    case "refund":
      return provider.refund({ payment, key, amount });
    case "void":
      return provider.void({ payment, key });
    case "authorise":
      throw new Error("an authorisation is asked for by its order");
  }
}
