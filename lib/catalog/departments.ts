import "server-only";
import { sql } from "drizzle-orm";
import { rowsOf, type Tx } from "@/db/client";
import type { LocalizedText } from "@/db/schema/catalog";

export type Department = {
  slug: string;
  name: LocalizedText;
  /** Name of the theme's plinth colour. */
  plinth: string;
  picture: string | null;
  /** Published products in it. */
  products: number;
};

/** Departments that have something to show, in the shop's order. One statement. */
export async function listDepartments(tx: Tx): Promise<Department[]> {
  return rowsOf(
    await tx.execute(sql`
      select d.slug, d.name, d.plinth, d.picture, count(p.id)::int as products
      from departments d join products p on p.department_id = d.id and p.status = 'published'
      group by d.id order by d.position, d.slug`),
  );
}
