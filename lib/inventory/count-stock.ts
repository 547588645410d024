import "server-only";
import { z } from "zod";
import type { Tx } from "@/db/client";
import { isStaff } from "@/lib/kernel/actor";
import { command } from "@/lib/kernel/command";
import { emit } from "@/lib/kernel/events";
import { newId } from "@/lib/kernel/id";
import { type FieldError, Problem } from "@/lib/kernel/problem";
import { requireOwnPlace } from "@/lib/stores/own-place";
import { type CommittedPickup, committedPickups } from "./committed-pickups";
import { correctLocked } from "./correct-levels";
import { sku, stockCount, storeSlug } from "./input";
import { weighLosses, worthOf } from "./losses";
import { type ScannedVariant, variantsBySku, variantsScanned } from "./variants";
import { insertWriteOff, mayWriteOffAlone } from "./write-off";
import { type WriteOff, writeOffById } from "./write-off-queries";

export const countInput = z.strictObject({
  store: storeSlug,
  lines: z
    .array(
      z
        .strictObject({
          /** What was scanned: a barcode, or a SKU printed as one. */
          barcode: z.string().trim().min(1).max(100).optional(),
          sku: sku.optional(),
          count: stockCount,
        })
        .refine((l) => (l.barcode === undefined) !== (l.sku === undefined), {
          path: ["barcode"],
          message: "name the item by one of barcode and sku",
        }),
    )
    .min(1)
    .max(500),
});
type CountLine = z.output<typeof countInput>["lines"][number];

/** What became of the count of one SKU. `pickups` are those whose lines can be short-picked first, newest first. */
export type CountedLine = {
  sku: string;
  before: number;
  counted: number;
  outcome: "corrected" | "unchanged" | "below_committed" | "held";
  pickups?: CommittedPickup[];
};

/** A count, and the loss of it that waits for a second person. */
export type Counted = { id: string; lines: CountedLine[]; held?: WriteOff };

/**
 * A cycle count: sets what a place has on hand of what was counted, on the shelf and staged for customers together;
 * what nobody mentions stays as it is. The same item named twice adds up. Every line that can be corrected is; one below
 * what is held and promised is left as it was and said, since the other lines are no less true for it. When all that is missing is more than the caller
 * may write off alone, those lines wait for a second person together.
 * Throws `store.not_found`, `stock.unknown_item` (422) with a pointer to each code that is nobody's or several items'.
 */
export const countStock = command({
  input: countInput,
  may: (actor) => isStaff(actor),
  async run(tx, ctx, input): Promise<Counted> {
    const locationId = await requireOwnPlace(tx, ctx, input.store);
    const counts = addUp(await itemsOf(tx, input.lines), input.lines);
    const id = newId();
    const asked = counts.map((c) => ({ ...c, cause: `count:${id}:${c.variantId}` }));
    const { corrections, losses, waiting } = await weighLosses(tx, ctx, locationId, asked);
    const alone = losses.length === 0 || (await mayWriteOffAlone(tx, ctx, worthOf(losses)));
    const waits = new Map([
      ...waiting,
      ...(alone ? [] : losses.map((loss) => [loss.variantId, loss.before] as const)),
    ]);
    const corrected = await correctLocked(
      tx,
      ctx,
      locationId,
      corrections.filter(({ variantId }) => !waits.has(variantId)),
    );
    const lost = { locationId, losses, reason: "count" } as const;
    const writeOff =
      losses.length > 0
        ? await insertWriteOff(tx, ctx, { ...lost, state: alone ? "written_off" : "held" })
        : null;
    const short = corrected.filter((c) => c.outcome === "below_committed").map((c) => c.variantId);
    const pickups = short.length > 0 ? await committedPickups(tx, locationId, short) : new Map();
    const lines = counts.map(({ variantId, sku, count }): CountedLine => {
      if (waits.has(variantId))
        return { sku, before: waits.get(variantId)!, counted: count, outcome: "held" };
      const { before, outcome } = corrected.find((c) => c.variantId === variantId)!;
      const line = { sku, before, counted: count, outcome };
      return outcome === "below_committed" ? { ...line, pickups: pickups.get(variantId) ?? [] } : line;
    });
    await emit(tx, ctx, {
      name: "stock.counted",
      subject: { locationId },
      data: { count: id, ...told(lines) },
    });
    return { id, lines, ...(writeOff && !alone ? { held: await writeOffById(tx, ctx, writeOff) } : {}) };
  },
});

/** What the record keeps of a count: how much was looked at, what changed, and what could not. */
function told(lines: readonly CountedLine[]) {
  const those = (outcome: CountedLine["outcome"]) =>
    lines
      .filter((line) => line.outcome === outcome)
      .map(({ sku, before, counted }) => ({ sku, before, counted }));
  const held = those("held");
  return {
    items: lines.length,
    corrected: those("corrected"),
    belowCommitted: those("below_committed"),
    ...(held.length > 0 ? { held } : {}),
  };
}

/** The variant that each line names. Throws `stock.unknown_item`. */
async function itemsOf(tx: Tx, lines: readonly CountLine[]): Promise<ScannedVariant[]> {
  const bySku = await variantsBySku(
    tx,
    lines.flatMap((l) => l.sku ?? []),
  );
  const scanned = await variantsScanned(
    tx,
    lines.flatMap((l) => l.barcode ?? []),
  );
  const errors: FieldError[] = [];
  const items = lines.flatMap((line, i): ScannedVariant[] => {
    const named = line.sku === undefined ? (scanned.get(line.barcode!) ?? []) : skuOf(bySku, line.sku);
    if (named.length === 1) return named;
    const detail = named.length === 0 ? "is nothing the shop knows" : "is on several items: send the sku";
    const pointer = `/lines/${i}/${line.sku === undefined ? "barcode" : "sku"}`;
    errors.push({ pointer, code: "stock.unknown_item", detail });
    return [];
  });
  if (errors.length > 0)
    throw new Problem("invalid", "stock.unknown_item", "Some of what was counted is no item of the shop.", {
      errors: errors.slice(0, 50),
    });
  return items;
}

function skuOf(bySku: ReadonlyMap<string, string>, sku: string): ScannedVariant[] {
  const id = bySku.get(sku);
  return id === undefined ? [] : [{ id, sku }];
}

function addUp(items: readonly ScannedVariant[], lines: readonly CountLine[]) {
  const counts = new Map<string, { variantId: string; sku: string; count: number }>();
  for (const [i, { id, sku }] of items.entries()) {
    const count = (counts.get(id)?.count ?? 0) + lines[i]!.count;
    counts.set(id, { variantId: id, sku, count });
  }
  return [...counts.values()];
}
