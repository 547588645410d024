import "server-only";
import { inArray, sql } from "drizzle-orm";
import { z } from "zod";
import type { Tx } from "@/db/client";
import { departments } from "@/db/schema/catalog";
import { promotionDepartments, promotionStores, promotions } from "@/db/schema/promotions";
import { stockLocations } from "@/db/schema/stores";
import { shop } from "@/lib/catalog/shop";
import { type Ctx, isStaff, staffLocations } from "@/lib/kernel/actor";
import { command } from "@/lib/kernel/command";
import { emit } from "@/lib/kernel/events";
import { newId } from "@/lib/kernel/id";
import { notFound } from "@/lib/kernel/problem";
import { promotionCombinings } from "./promotion-states";

const amount = z.number().int().min(1).max(100_000_000);
const units = z.number().int().min(1).max(99);
const moment = z.iso.datetime({ offset: true }).transform((at) => new Date(at));
const slugs = z.array(z.string().min(1).max(255)).max(50).default([]);

const about = {
  /** By locale; the shop's default one is always there. */
  name: z
    .partialRecord(z.enum(shop.locales), z.string().trim().min(1).max(120))
    .refine((name) => name[shop.defaultLocale] !== undefined, "needs the shop's own language"),
  minimumAmount: z.number().int().min(0).max(100_000_000).default(0),
  excludesSale: z.boolean().default(false),
  firstOrder: z.boolean().default(false),
  needsCode: z.boolean().default(false),
  combining: z.enum(promotionCombinings),
  priority: z.number().int().min(0).max(1000).default(100),
  startsAt: moment.optional(),
  endsAt: moment.optional(),
  maxUses: z.number().int().min(1).max(1_000_000_000).optional(),
  maxUsesEach: z.number().int().min(1).max(1000).optional(),
  /** Slugs of the departments and stores it is about; all of them when there are none. */
  departments: slugs,
  stores: slugs,
};

/** What a promotion is; amounts in minor units. */
export const newPromotion = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("percent"), basisPoints: z.number().int().min(1).max(10_000), ...about }),
  z.strictObject({ kind: z.literal("amount"), amount, ...about }),
  z.strictObject({ kind: z.literal("buy_get"), buyUnits: units, getUnits: units, ...about }),
  z.strictObject({ kind: z.literal("free_delivery"), ...about }),
]);

/**
 * Begins a promotion. It is written once: one that should be otherwise is ended, and another begun. The whole shop's are an
 * admin's; a manager's are about goods collected at stores of theirs, which they name.
 * @returns its id; with `needsCode` it does nothing until it has codes.
 * Throws `department.not_found`, `store.not_found` (also for another's).
 */
export const createPromotion = command({
  input: newPromotion,
  may: (actor, { kind, stores }) =>
    isStaff(actor, "admin") || (isStaff(actor, "manager") && stores.length > 0 && kind !== "free_delivery"),
  async run(tx, ctx, { departments: inDepartments, stores, ...promotion }): Promise<{ id: string }> {
    const id = newId();
    await tx.insert(promotions).values({ ...promotion, id, currency: shop.currency });
    const departmentIds = await idsOf(tx, ctx, "department", inDepartments);
    if (departmentIds.length > 0)
      await tx
        .insert(promotionDepartments)
        .values(departmentIds.map((departmentId) => ({ promotionId: id, departmentId })));
    const storeIds = await idsOf(tx, ctx, "store", stores);
    if (storeIds.length > 0)
      await tx
        .insert(promotionStores)
        .values(storeIds.map((locationId) => ({ promotionId: id, locationId })));
    const { name, kind } = promotion;
    await emit(tx, ctx, {
      name: "promotion.created",
      subject: {},
      data: { promotion: id, name, kind, stores },
    });
    return { id };
  },
});

async function idsOf(
  tx: Tx,
  ctx: Ctx,
  what: "department" | "store",
  named: readonly string[],
): Promise<string[]> {
  const places = staffLocations(ctx.actor);
  const mine = places === "all" ? sql`true` : inArray(stockLocations.id, [...places]);
  const wanted = [...new Set(named)];
  if (wanted.length === 0) return [];
  const rows =
    what === "department"
      ? await tx.select({ id: departments.id }).from(departments).where(inArray(departments.slug, wanted))
      : await tx
          .select({ id: stockLocations.id })
          .from(stockLocations)
          .where(
            sql`${inArray(stockLocations.slug, wanted)} and ${stockLocations.kind} = 'store' and ${mine}`,
          );
  if (rows.length < wanted.length) throw notFound(what);
  return rows.map(({ id }) => id);
}
