import { z } from "zod";
import { readCursor, writeCursor } from "@/app/api/v1/_contract/cursor";
import { deliveryAnswer, listDeliveriesCall } from "@/app/api/v1/_contract/deliveries";
import { handle } from "@/app/api/v1/_contract/handle";
import { staffDeliveries } from "@/lib/delivery/queries";
import type { FulfillmentState } from "@/lib/pickup/states";
import { requireOwnPlace } from "@/lib/stores/own-place";

const place = z.tuple([z.iso.datetime(), z.uuid()]);

export const GET = handle(listDeliveriesCall, async ({ tx, ctx, query }) => {
  const { store, state, limit, cursor } = query;
  const [readyBy, id] = cursor === undefined ? [] : readCursor(place, cursor);
  if (store !== undefined) await requireOwnPlace(tx, ctx, store);
  const rows = await staffDeliveries(tx, ctx, {
    store,
    states: state as FulfillmentState[] | undefined,
    limit: limit + 1,
    after: readyBy === undefined || id === undefined ? undefined : { readyBy, id },
  });
  const page = rows.slice(0, limit);
  const last = page.at(-1)?.delivery;
  return {
    data: page.map((row) => deliveryAnswer(ctx, row)),
    nextCursor: rows.length > limit && last ? writeCursor([last.readyBy, last.id]) : null,
  };
});
