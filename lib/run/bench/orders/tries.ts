import { placeOrder } from "@/lib/checkout/place-order";
import { reserve } from "@/lib/inventory/reserve";
import { newId } from "@/lib/kernel/id";
import { Problem } from "@/lib/kernel/problem";
import type { Try } from "./flash-sale";
import type { Bench } from "./open-bench";
import type { ApiClient } from "./over-http";
import { guestCtx, orderOf } from "./shop";

const busyOr =
  <O>(work: () => Promise<O>) =>
  (): Promise<O | "busy"> =>
    work().catch((error: unknown) => {
      if (error instanceof Problem && error.code === "service.busy") return "busy" as const;
      throw error;
    });

/** One try through the commands. */
export const tryInProcess =
  ({ nextGuest }: Bench): Try =>
  async (sku, store, patiently) => {
    const guest = nextGuest();
    const ctx = guestCtx(guest);
    try {
      const held = await patiently(busyOr(() => reserve(ctx, { store, lines: [{ sku, quantity: 1 }] })));
      await patiently(busyOr(() => placeOrder(ctx, { ...orderOf(guest), reservations: [held] })));
      return "sold";
    } catch (error) {
      if (error instanceof Problem && error.code === "reservation.insufficient_stock") return "sold out";
      throw error;
    }
  };

/** One try through the API. */
export const tryOverHttp =
  ({ nextGuest }: Bench, api: ApiClient): Try =>
  async (sku, store, patiently) => {
    const guest = nextGuest();
    // The key of every try: the thing is wanted once.
    const post = (path: string, sent: unknown) => {
      const key = newId();
      return patiently(async () => {
        const answer = await api.post(path, guest, sent, key);
        return answer.status === 503 || answer.body.code === "idempotency.in_progress" ? "busy" : answer;
      });
    };
    const held = await post("/reservations", { store, lines: [{ sku, quantity: 1 }] });
    if (held.body.code === "reservation.insufficient_stock") return "sold out";
    const { id, token } = held.body;
    const placed = await post("/orders", { ...orderOf(guest), reservations: [{ id, token }] });
    if (placed.status !== 201)
      throw new Error(`${placed.status} ${String(placed.body.code ?? held.body.code)}`);
    return "sold";
  };
