import { sql } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { db, rowsOf } from "@/db/client";
import { departments, products } from "@/db/schema/catalog";
import { testDatabase } from "@/db/testing/database";
import { newId } from "@/lib/kernel/id";
import { departmentIn, listDepartments, subtreeOf } from "./departments";

testDatabase();

const bakery = newId();
const bread = newId();
const rye = newId();
const cakes = newId();
const garden = newId();

const department = (id: string, slug: string, parentId: string | null, position = 0) => ({
  id,
  slug,
  parentId,
  position,
  name: { en: slug },
  plinth: "butter",
});

beforeAll(async () => {
  await db()
    .insert(departments)
    .values([
      department(bakery, "bakery", null, 1),
      department(bread, "bread", bakery, 1),
      department(rye, "rye", bread),
      department(cakes, "cakes", bakery, 0),
      department(garden, "garden", null, 0),
    ]);
  const product = (slug: string, departmentId: string, status: "published" | "draft" = "published") => ({
    id: newId(),
    slug,
    departmentId,
    status,
    vatBasisPoints: 1350,
    source: "test",
  });
  await db()
    .insert(products)
    .values([
      product("bun", bakery),
      product("loaf", bread),
      product("crisp", rye),
      product("sour", rye),
      product("tart", cakes, "draft"),
      product("rake", garden),
    ]);
});

const put = (id: string, parent: string | null) =>
  db().execute(sql`update departments set parent_id = ${parent} where id = ${id}`);

describe("the tree of departments", () => {
  it("counts what is under a department too, and leaves out what has nothing to show", async () => {
    const branch = (slug: string, count: number, children: unknown[] = []) =>
      expect.objectContaining({ slug, products: count, children });
    expect(await listDepartments(db())).toEqual([
      branch("garden", 1),
      branch("bakery", 4, [branch("bread", 3, [branch("rye", 2)])]),
    ]);
  });

  it("tells the way to a department", async () => {
    const tree = await listDepartments(db());
    const slugs = (slug: string) => departmentIn(tree, slug)?.path.map((d) => d.slug);
    expect(slugs("rye")).toEqual(["bakery", "bread"]);
    expect(slugs("garden")).toEqual([]);
    expect(departmentIn(tree, "rye")?.department.products).toBe(2);
    expect(departmentIn(tree, "cakes")).toBeNull();
  });

  it.each([
    ["bakery", ["bun", "crisp", "loaf", "sour", "tart"]],
    ["bread", ["crisp", "loaf", "sour"]],
    ["rye", ["crisp", "sour"]],
    ["nope", []],
  ])("finds all goods under %s", async (slug, expected) => {
    const found = rowsOf<{ slug: string }>(
      await db().execute(
        sql`select p.slug from products p where p.department_id in ${subtreeOf(slug)} order by 1`,
      ),
    );
    expect(found.map((p) => p.slug)).toEqual(expected);
  });
});

describe("the database", () => {
  const refusal = async (change: Promise<unknown>) =>
    await change.then(
      () => "done",
      (error: { cause?: { code?: string } }) => error.cause?.code,
    );

  it.each([
    ["a department in itself", () => put(bakery, bakery)],
    ["a ring", () => put(bakery, rye)],
    [
      "a fourth level",
      () =>
        db()
          .insert(departments)
          .values(department(newId(), "fourth", rye)),
    ],
    ["a branch of two under a branch", () => put(bread, cakes).then(() => put(bakery, garden))],
  ])("refuses %s", async (_, change) => {
    await put(bread, bakery);
    expect(await refusal(change())).toBe("23514");
    await put(bread, bakery);
    expect(await put(bakery, null).then(() => "done")).toBe("done");
  });

  it("lets two moves at once not close a ring", async () => {
    const [a, b] = [newId(), newId()];
    await db()
      .insert(departments)
      .values([department(a, "a", null), department(b, "b", null)]);
    const outcomes = await Promise.all([refusal(put(a, b)), refusal(put(b, a))]);
    expect(outcomes.sort()).toEqual(["23514", "done"]);
  });

  it("refuses facts that name no allergen, or too many words", async () => {
    const change = (facts: string) =>
      db().execute(sql`update products set facts = ${facts}::jsonb where slug = 'bun'`);
    expect(await refusal(change('{"allergens":["milk","gluten"],"traces":[]}'))).toBe("done");
    expect(await refusal(change('{"allergens":["dust"]}'))).toBe("23514");
    expect(await refusal(change('{"traces":["dust"]}'))).toBe("23514");
    expect(await refusal(change("[]"))).toBe("23514");
    expect(await refusal(change(JSON.stringify({ ingredients: { en: "flour ".repeat(6_000) } })))).toBe(
      "23514",
    );
  });
});
