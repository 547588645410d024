import "server-only";
import { type SQL, sql } from "drizzle-orm";
import { rowsOf, type Tx } from "@/db/client";
import type { LocalizedText } from "@/db/schema/catalog";

export type Department = {
  slug: string;
  name: LocalizedText;
  /** Name of the theme's plinth colour. */
  plinth: string;
  picture: string | null;
  /** Published products in it and in all departments under it. */
  products: number;
  /** The departments right under it that have something to show, in the shop's order. */
  children: Department[];
};

type Row = Omit<Department, "children"> & { id: string; parent: string | null };

/**
 * The tree of departments that have something to show, in the shop's order: those at the top, each with the ones
 * under it. One statement.
 */
export async function listDepartments(tx: Tx): Promise<Department[]> {
  const rows = rowsOf<Row>(
    await tx.execute(sql`
      select d.id, d.parent_id as parent, d.slug, d.name, d.plinth, d.picture, coalesce(p.products, 0) as products
      from departments d left join (
        select department_id, count(*)::int as products from products where status = 'published' group by 1
      ) p on p.department_id = d.id
      order by d.position, d.slug`),
  );
  const under = Map.groupBy(rows, (row) => row.parent);
  const branches = (parent: string | null): Department[] =>
    (under.get(parent) ?? [])
      .map(({ id, parent: _, ...own }) => {
        const children = branches(id);
        return { ...own, children, products: children.reduce((sum, c) => sum + c.products, own.products) };
      })
      .filter((department) => department.products > 0);
  return branches(null);
}

/**
 * Finds a department anywhere in the tree.
 * @returns it and those above it, the top first (its breadcrumbs); null when the tree has none of that slug.
 */
export function departmentIn(
  tree: readonly Department[],
  slug: string,
): { department: Department; path: Department[] } | null {
  for (const branch of tree) {
    if (branch.slug === slug) return { department: branch, path: [] };
    const deeper = departmentIn(branch.children, slug);
    if (deeper) return { ...deeper, path: [branch, ...deeper.path] };
  }
  return null;
}

/**
 * The ids of a department and of everything under it, as a subquery: `p.department_id in ${subtreeOf(slug)}`. Empty
 * for an unknown slug. The tree has three levels at most, so it is no recursion.
 */
export const subtreeOf = (slug: string): SQL => sql`(
  select own.id from departments own
  left join departments above on above.id = own.parent_id
  left join departments top on top.id = above.parent_id
  where ${slug} in (own.slug, above.slug, top.slug))`;
