import "server-only";
import { sql } from "drizzle-orm";
import { rowsOf, type Tx } from "@/db/client";

/** What a kept page or read is true of. When one of these changes, all that carries its tag is made anew. */
export const tags = {
  /** Which products there are, and where they stand. */
  products: "products",
  /** What is said of a product, wherever it stands. A tag has 256 signs at most: very long slugs may share one. */
  product: (slug: string) => `product:${slug.slice(0, 240)}`,
  /** What is said of any product in a department, or in one under it. */
  department: (slug: string) => `department:${slug}`,
  /** What is said of products chosen from all: the front page, what only one store has. */
  showcase: "showcase",
  departments: "departments",
  stores: "stores",
} as const;

/** Between them on everything that is kept. */
export const everything: readonly string[] = [tags.products, tags.departments, tags.stores];

/** The tags of all that says something of these products, named by their slugs: itself, its departments, and showcases. */
export async function tagsOfProducts(tx: Tx, slugs: readonly string[]): Promise<string[]> {
  const departments = rowsOf<{ slug: string }>(
    await tx.execute(sql`
      with recursive place as (
        select department_id as id from products where slug = any(${sql.param(slugs)}::text[])
        union select d.parent_id from departments d join place on place.id = d.id where d.parent_id is not null)
      select slug from departments join place using (id) order by slug`),
  );
  return [...slugs.map(tags.product), ...departments.map(({ slug }) => tags.department(slug)), tags.showcase];
}
