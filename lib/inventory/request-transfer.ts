import "server-only";
import { sql } from "drizzle-orm";
import { z } from "zod";
import { rowsOf, type Tx } from "@/db/client";
import { type Ctx, isStaff, staffLocations } from "@/lib/kernel/actor";
import { command } from "@/lib/kernel/command";
import { notFound, Problem } from "@/lib/kernel/problem";
import { sku, storeSlug } from "./input";
import { insertTransfer } from "./insert-transfer";
import { staffTransfer, type TransferView } from "./transfer-queries";
import { variantsBySku } from "./variants";

export const requestTransferInput = z
  .strictObject({
    from: storeSlug,
    to: storeSlug,
    lines: z
      .array(z.strictObject({ sku, quantity: z.number().int().min(1).max(9999) }))
      .min(1)
      .max(100),
    note: z.string().trim().min(1).max(200).optional(),
  })
  .refine((t) => t.from !== t.to, { path: ["to"], message: "is where the goods are already" });

/**
 * Asks for goods to be sent from one place to another, for its shelves. A manager of either place may: stores ask for
 * what they lack, a warehouse hands out what came in. Nothing is held for it: whether the goods are there is judged
 * when they are sent. Two lines of one SKU become one.
 * Throws `store.not_found`, `variant.not_found`, `transfer.too_many`.
 */
export const requestTransfer = command({
  input: requestTransferInput,
  may: (actor) => isStaff(actor, "manager"),
  async run(tx, ctx, input): Promise<TransferView> {
    const { fromId, toId } = await placesOf(tx, ctx, input);
    const skus = [...new Set(input.lines.map((l) => l.sku))];
    const variants = await variantsBySku(tx, skus);
    const lines = skus.map((sku) => {
      const variantId = variants.get(sku);
      if (variantId === undefined)
        throw new Problem("not_found", "variant.not_found", "The shop does not know one of these.", { sku });
      const quantity = input.lines.filter((l) => l.sku === sku).reduce((sum, l) => sum + l.quantity, 0);
      if (quantity > 9999)
        throw new Problem("conflict", "transfer.too_many", "That is more than one transfer takes.", { sku });
      return { variantId, quantity };
    });
    const id = await insertTransfer(tx, ctx, { fromId, toId, lines, note: input.note });
    return staffTransfer(tx, ctx, id);
  },
});

/** Both places, of which one at least must be the caller's own. */
async function placesOf(tx: Tx, ctx: Ctx, { from, to }: { from: string; to: string }) {
  const found = rowsOf<{ id: string; slug: string }>(
    await tx.execute(sql`select id, slug from stock_locations where slug in (${from}, ${to})`),
  );
  const fromId = found.find((l) => l.slug === from)?.id;
  const toId = found.find((l) => l.slug === to)?.id;
  const mine = staffLocations(ctx.actor);
  if (fromId === undefined || toId === undefined) throw notFound("store");
  if (mine !== "all" && !mine.includes(fromId) && !mine.includes(toId)) throw notFound("store");
  return { fromId, toId };
}
