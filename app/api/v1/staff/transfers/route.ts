import { z } from "zod";
import { readCursor, writeCursor } from "@/app/api/v1/_contract/cursor";
import { handle } from "@/app/api/v1/_contract/handle";
import { listTransfersCall, requestTransferCall } from "@/app/api/v1/_contract/transfers";
import { requestTransfer } from "@/lib/inventory/request-transfer";
import { staffTransfers } from "@/lib/inventory/transfer-queries";
import type { TransferState } from "@/lib/inventory/transfer-states";
import { requireOwnPlace } from "@/lib/stores/own-place";

const place = z.tuple([z.iso.datetime(), z.uuid()]);

export const GET = handle(listTransfersCall, async ({ tx, ctx, query }) => {
  const { store, state, limit, cursor } = query;
  const [createdAt, id] = cursor === undefined ? [] : readCursor(place, cursor);
  if (store !== undefined) await requireOwnPlace(tx, ctx, store);
  const rows = await staffTransfers(tx, ctx, {
    store,
    states: state as TransferState[] | undefined,
    limit: limit + 1,
    after: createdAt === undefined || id === undefined ? undefined : { createdAt, id },
  });
  const data = rows.slice(0, limit);
  const last = data.at(-1);
  return { data, nextCursor: rows.length > limit && last ? writeCursor([last.createdAt, last.id]) : null };
});

export const POST = handle(requestTransferCall, ({ tx, ctx, body }) => requestTransfer(ctx, body, tx));
