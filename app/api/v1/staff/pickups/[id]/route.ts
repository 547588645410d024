import { handle } from "@/app/api/v1/_contract/handle";
import { getPickupCall } from "@/app/api/v1/_contract/pickups";
import { pickupOf } from "./pickup-of";

export const GET = handle(getPickupCall, ({ tx, ctx, params }) => pickupOf(tx, ctx, params.id));
