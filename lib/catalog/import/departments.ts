import { inArray, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { departments, type LocalizedText } from "@/db/schema/catalog";
import { newId } from "@/lib/kernel/id";
import { plinths } from "../plinths";
import { shortHash, slugOf } from "../slug";
import { localizedText } from "./localized-text";

const slugLength = 80;
const other = {
  slug: "other",
  name: { en: "Other", fi: "Muut", tr: "Diğer", ru: "Прочее", ja: "その他" } as LocalizedText,
};

/** The address of the department a product type belongs to; the one for everything else when it has no type. */
export const departmentSlug = (type: string | null): string =>
  type === null ? other.slug : slugOf(type, slugLength);

/** A plinth colour for a department: the same one for the same address, for ever. */
const plinthFor = (slug: string) => plinths[Number.parseInt(shortHash(slug), 16) % plinths.length]!;

/**
 * Finds the departments of these product types and makes those that are missing, last in the shop's order.
 * @returns their ids by slug, and the slugs of those that are new.
 */
export async function ensureDepartments(
  tx: Tx,
  types: readonly (string | null)[],
  locale: string,
): Promise<{ ids: Map<string, string>; made: string[] }> {
  if (types.length === 0) return { ids: new Map(), made: [] };
  const wanted = new Map<string, string | null>();
  for (const type of types) {
    const slug = departmentSlug(type);
    if (!wanted.has(slug)) wanted.set(slug, type);
  }
  const find = async () =>
    new Map(
      (
        await tx
          .select({ id: departments.id, slug: departments.slug })
          .from(departments)
          .where(inArray(departments.slug, [...wanted.keys()]))
      ).map((d) => [d.slug, d.id]),
    );
  const ids = await find();
  const missing = [...wanted].filter(([slug]) => !ids.has(slug));
  if (missing.length === 0) return { ids, made: [] };

  const rows = await tx
    .select({ last: sql<number>`coalesce(max(${departments.position}), -1)` })
    .from(departments);
  // Positions are small integers; beyond them departments share the last place.
  const place = (i: number) => Math.min((rows[0]?.last ?? -1) + 1 + i, 32_767);
  const made = await tx
    .insert(departments)
    .values(
      missing.map(([slug, type], i) => ({
        id: newId(),
        slug,
        name: type === null ? other.name : localizedText(undefined, locale, type),
        plinth: plinthFor(slug),
        position: place(i),
      })),
    )
    .onConflictDoNothing({ target: departments.slug })
    .returning({ slug: departments.slug });
  return { ids: await find(), made: made.map((d) => d.slug) };
}
