import { handle } from "@/app/api/v1/_contract/handle";
import { reservationAnswer, reserveCall } from "@/app/api/v1/_contract/reservations";
import { reservationById } from "@/lib/inventory/reservation";
import { reserve } from "@/lib/inventory/reserve";

export const POST = handle(reserveCall, async ({ tx, ctx, body }) => {
  const { id, token } = await reserve(ctx, body, tx);
  return { ...reservationAnswer(await reservationById(tx, { ...ctx, bearer: token }, id)), token };
});
