import "server-only";
import type { Tx } from "@/db/client";
import { confirmContactCode } from "@/lib/identity/confirm-contact-code";
import { ownHolder } from "@/lib/inventory/holder";
import type { Ctx } from "@/lib/kernel/actor";
import { amend, type IdempotencyScope, once } from "@/lib/kernel/idempotency";
import { inLane } from "@/lib/kernel/lane";
import { Problem, type ProblemKind } from "@/lib/kernel/problem";
import type { PlaceOrderInput } from "./input";
import { payOrder } from "./pay-order";
import { takeFromBasketLater } from "./pending-order";
import { placeOrder } from "./place-order";
import { takeFromBasket } from "./take-from-basket";

export type BasketOrder = {
  /** Made with the checkout; a refusal makes the next try need another. */
  key: string;
  order: Omit<PlaceOrderInput, "contactToken">;
  /** The mailed code and the verification it belongs to, for a shopper who is not signed in. */
  proof: { id: string; code: string } | null;
};

type Placed = { token: string; paymentId: string | null };
type Refusal = { kind: ProblemKind; code: string; details: Problem["details"] };

const asRefusal = ({ status, kind, code, details }: Problem) => ({
  status,
  body: { kind, code, details } satisfies Refusal,
});

/** How long to wait for the same checkout being placed by an earlier press. */
const patience = { tries: 20, milliseconds: 250 };

/**
 * Places the order of a checkout, once per key however often it is sent: proves the address, turns the holds into an
 * order and takes it out of the basket, in one transaction. Sent again, also after the checkout was cleared away, it
 * answers with the same order: the key alone names it, so the stored request is empty.
 * @returns the token of the order's page.
 * Throws what `placeOrder` and `confirmContactCode` refuse.
 */
export async function placeBasket(ctx: Ctx, { key, order, proof }: BasketOrder): Promise<string> {
  const scope = { key, actor: ownHolder(ctx.actor) ?? "nobody", route: "checkout", body: null };
  for (let attempt = 1; ; attempt++) {
    try {
      const place = async (tx: Tx) => {
        const proven = proof ? await confirmContactCode(ctx, proof, tx) : null;
        const contactToken = proven ? { contactToken: proven.contactToken } : {};
        const { id, token, paymentId } = await placeOrder(ctx, { ...order, ...contactToken }, tx);
        await (paymentId ? takeFromBasketLater(tx, id) : takeFromBasket(ctx, { orderId: id }, tx));
        return { status: 201, body: { token, paymentId } satisfies Placed };
      };
      const answer = await inLane(() => once(scope, place, asRefusal));
      if (answer.status === 201) return await paid(ctx, scope, answer.body as Placed);
      const { kind, code, details } = answer.body as Refusal;
      throw new Problem(kind, code, "The order was not placed.", details);
    } catch (error) {
      const running = error instanceof Problem && error.code === "idempotency.in_progress";
      if (!running || attempt >= patience.tries) throw error;
      await new Promise((resolve) => setTimeout(resolve, patience.milliseconds));
    }
  }
}

/**
 * Asks for the money, after the order was written; again when the same is sent again. What a declined card came to is
 * remembered under the key in the order's place. @returns the token of the order's page.
 */
async function paid(ctx: Ctx, scope: IdempotencyScope, { token, paymentId }: Placed): Promise<string> {
  if (!paymentId) return token;
  try {
    await payOrder(ctx, paymentId);
    return token;
  } catch (error) {
    if (error instanceof Problem && error.kind !== "unavailable") await amend(scope, asRefusal(error));
    throw error;
  }
}
