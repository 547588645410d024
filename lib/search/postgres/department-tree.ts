import "server-only";
import { sql } from "drizzle-orm";
import { rowsOf, type Tx } from "@/db/client";
import type { LocalizedText } from "@/db/schema/catalog";
import type { Counted } from "../engine";
import { type Edition, wordsEdition } from "./editions";
import { KeptAnswers } from "./kept-answers";

type Department = { id: string; parent: string | null; slug: string; name: LocalizedText };

const all = "all";
const kept = new KeptAnswers<Department[]>(1);

/** Every department, in the shop's order. One statement, unless this edition's are kept. */
export async function departmentsIn(tx: Tx, { words: edition }: Edition): Promise<Department[]> {
  const [departments] = await kept.of(edition, [all], async () => {
    const [row] = rowsOf<{ edition: string; departments: Department[] }>(
      await tx.execute(sql`
        select ${wordsEdition} as edition, coalesce(json_agg(json_build_object(
          'id', id, 'parent', parent_id, 'slug', slug, 'name', name) order by position, slug), '[]') as departments
        from departments`),
    );
    return { edition: row!.edition, values: new Map([[all, row!.departments]]) };
  });
  return departments!;
}

/**
 * Departments that have some, themselves or below them.
 * @param counts by id of products' own department
 */
export function countedUp(
  departments: readonly Department[],
  counts: ReadonlyMap<string, number>,
): Counted["departments"] {
  const parents = new Map(departments.map(({ id, parent }) => [id, parent]));
  const sums = new Map<string, number>();
  for (const [own, count] of counts)
    for (let id: string | null = own; id !== null; id = parents.get(id) ?? null)
      sums.set(id, (sums.get(id) ?? 0) + count);
  const slugs = new Map(departments.map(({ id, slug }) => [id, slug]));
  return departments.flatMap(({ id, parent, slug, name }) => {
    const count = sums.get(id);
    return count === undefined ? [] : [{ slug, name, parent: (parent && slugs.get(parent)) ?? null, count }];
  });
}
