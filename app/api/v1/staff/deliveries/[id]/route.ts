import { getDeliveryCall } from "@/app/api/v1/_contract/deliveries";
import { handle } from "@/app/api/v1/_contract/handle";
import { deliveryOf } from "./delivery-of";

export const GET = handle(getDeliveryCall, ({ tx, ctx, params }) => deliveryOf(tx, ctx, params.id));
