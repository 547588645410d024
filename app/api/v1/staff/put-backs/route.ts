import { z } from "zod";
import { readCursor, writeCursor } from "@/app/api/v1/_contract/cursor";
import { handle } from "@/app/api/v1/_contract/handle";
import { listPutBacksCall } from "@/app/api/v1/_contract/put-backs";
import { putBacks } from "@/lib/pickup/put-backs";
import { requireOwnPlace } from "@/lib/stores/own-place";

const place = z.tuple([z.iso.datetime(), z.uuid()]);

export const GET = handle(listPutBacksCall, async ({ tx, ctx, query }) => {
  const { store, limit, cursor } = query;
  const [closedAt, id] = cursor === undefined ? [] : readCursor(place, cursor);
  if (store !== undefined) await requireOwnPlace(tx, ctx, store);
  const after = closedAt === undefined || id === undefined ? undefined : { closedAt, id };
  const rows = await putBacks(tx, ctx, { store, limit: limit + 1, after });
  const data = rows.slice(0, limit);
  const last = data.at(-1);
  return { data, nextCursor: rows.length > limit && last ? writeCursor([last.closedAt, last.id]) : null };
});
