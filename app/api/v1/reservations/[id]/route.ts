import { handle } from "@/app/api/v1/_contract/handle";
import {
  getReservationCall,
  releaseReservationCall,
  reservationAnswer,
} from "@/app/api/v1/_contract/reservations";
import { releaseReservation } from "@/lib/inventory/release-reservation";
import { reservationById } from "@/lib/inventory/reservation";

export const GET = handle(getReservationCall, async ({ tx, ctx, params }) =>
  reservationAnswer(await reservationById(tx, ctx, params.id)),
);

export const DELETE = handle(releaseReservationCall, async ({ tx, ctx, params }) => {
  await releaseReservation(ctx, { id: params.id }, tx);
  return undefined;
});
