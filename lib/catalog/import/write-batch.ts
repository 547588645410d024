import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { products } from "@/db/schema/catalog";
import { shop } from "@/lib/catalog/shop";
import type { Ctx } from "@/lib/kernel/actor";
import { inTransaction } from "@/lib/kernel/command";
import { emit } from "@/lib/kernel/events";
import type { BatchItem, BatchPlan, PlanSettings } from "./batch-plan";
import { type Count, type CountOutcome, countStock } from "./count-stock";
import { ensureDepartments } from "./departments";
import type { Refusal } from "./feed";
import { loadExisting } from "./load-existing";
import { planBatch } from "./plan-batch";
import { settleOwnership } from "./settle-ownership";
import { writePlan } from "./write-plan";

export type BatchSettings = PlanSettings & {
  /** Where the quantities are put; null leaves all stock alone. */
  count: Count | null;
  /** Does everything and takes it back. */
  dryRun: boolean;
};

export type BatchOutcome = Pick<BatchPlan, "variantsMade"> & {
  productsMade: BatchPlan["productsMade"] & { refused: number };
  /** Slugs. */
  departmentsMade: string[];
  stock: Omit<CountOutcome, "refusals">;
  refusals: Refusal[];
};

const importLock = 4_170_131;

const importer = (): Ctx => ({
  actor: { kind: "system", id: "import" },
  channel: "system",
  locale: shop.defaultLocale,
  now: new Date(),
});

/** Carries the outcome of a dry run out of the transaction that it rolls back. */
class TakenBack extends Error {
  constructor(readonly outcome: BatchOutcome) {
    super("dry run");
  }
}

/**
 * Writes one batch of products in one transaction: all of it, or nothing. Two imports at once take turns.
 * Throws Problem `service.busy` when the database is away or held up, `state.changed` when a rule was broken.
 */
export async function writeBatch(
  batch: readonly BatchItem[],
  settings: BatchSettings,
): Promise<BatchOutcome> {
  try {
    return await inTransaction(async (tx) => {
      await tx.execute(sql`select pg_advisory_xact_lock(${importLock})`);
      const outcome = await write(tx, batch, settings);
      if (settings.dryRun) throw new TakenBack(outcome);
      return outcome;
    });
  } catch (error) {
    if (error instanceof TakenBack) return error.outcome;
    throw error;
  }
}

async function write(tx: Tx, batch: readonly BatchItem[], settings: BatchSettings): Promise<BatchOutcome> {
  const all = batch.map((item) => item.product);
  const existing = await loadExisting(tx, all, settings);
  const settled = settleOwnership(batch, existing, settings.source);
  const types = settled.batch
    .map((item) => item.product)
    .filter((product) => product.department !== undefined || !existing.bySlug.has(product.slug))
    .map((product) => product.department ?? null);
  const departments = await ensureDepartments(tx, types, settings.locale);
  const places = { departments: departments.ids, nextPosition: await firstFreePlace(tx) };
  const plan = planBatch(settled.batch, existing, places, settings);
  await writePlan(tx, plan);
  const { refusals, ...stock } = settings.count
    ? await countStock(tx, plan.counted, settings.count)
    : { levels: 0, received: 0, adjusted: 0, refusals: [] };
  const { productsMade: p, variantsMade: v } = plan;
  // A place that newly has a product is told of on pages that say in how many it is.
  const wide = plan.regrouped || departments.made.length + stock.levels > 0;
  if (p.created + p.updated + v.created + v.updated + v.retired + departments.made.length + stock.levels > 0)
    await emit(tx, importer(), {
      name: "catalog.changed",
      subject: {},
      data: { source: settings.source, ...(wide ? {} : { products: plan.products.map(({ slug }) => slug) }) },
    });
  return {
    productsMade: { ...plan.productsMade, refused: settled.productsRefused },
    variantsMade: plan.variantsMade,
    departmentsMade: departments.made,
    stock,
    refusals: [...settled.refusals, ...refusals],
  };
}

/** New products come after everything that the shop shows already, in the order of the file. */
async function firstFreePlace(tx: Tx): Promise<number> {
  const [row] = await tx
    .select({ last: sql<number>`coalesce(max(${products.position}), -1)` })
    .from(products);
  return (row?.last ?? -1) + 1;
}
