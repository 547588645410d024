import { handle } from "@/app/api/v1/_contract/handle";
import { extendReservationCall, reservationAnswer } from "@/app/api/v1/_contract/reservations";
import { extendReservation } from "@/lib/inventory/extend-reservation";
import { reservationById } from "@/lib/inventory/reservation";

export const POST = handle(extendReservationCall, async ({ tx, ctx, params }) => {
  await extendReservation(ctx, { id: params.id }, tx);
  return reservationAnswer(await reservationById(tx, ctx, params.id));
});
