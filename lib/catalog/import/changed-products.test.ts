import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { testDatabase } from "@/db/testing/database";
import { importStage, movementsOf, rows, run, variantsOf } from "@/db/testing/imports";
import { type Cells, simple, sourceOf } from "./practice-file";

testDatabase();

beforeAll(async () => {
  await importStage();
});

describe("a product that comes again, changed,", () => {
  const sizes = (...values: [size: string, more?: Cells][]): Cells[] =>
    values.map(([value1, more], i) => ({
      handle: "coat",
      ...(i === 0 && { title: "Coat", option1: "Size" }),
      value1,
      price: "50",
      tracker: "shopify",
      quantity: "2",
      ...more,
    }));
  const skusOf = async () => (await variantsOf("coat")).map((v) => v.sku);
  beforeEach(async () => {
    await run(sizes(["S", { sku: "C-S" }], ["M", { sku: "C-M" }], ["L", { sku: "C-L" }]));
  });

  test("has the new words, price and pictures, and nothing else is touched", async () => {
    await run([simple("calm"), simple("changing", { body: "Old", image: "https://a.example/1.jpg" })]);
    const stamp = () =>
      rows<{ slug: string; updated_at: string }>(
        `select slug, updated_at::text from products where slug like 'c%'`,
      );
    const before = new Map((await stamp()).map((p) => [p.slug, p.updated_at]));
    const { report } = await run([
      simple("calm"),
      simple("changing", { title: "Changed", body: "New", price: "12", compareAt: "15", status: "archived" }),
    ]);
    expect(report.products).toEqual({ created: 0, updated: 1, unchanged: 1, refused: 0 });
    const [now] = await rows(`
      select p.status, t.title, t.description_html, c.amount, c.compare_at_amount,
        (select count(*)::int from product_media m where m.product_id = p.id) as pictures
      from products p join product_texts t on t.product_id = p.id join variants v on v.product_id = p.id
      join prices c on c.variant_id = v.id where p.slug = 'changing'`);
    expect(now).toEqual({
      status: "archived",
      title: "Changed",
      description_html: "New",
      amount: 1200,
      compare_at_amount: 1500,
      pictures: 0,
    });
    const after = new Map((await stamp()).map((p) => [p.slug, p.updated_at]));
    expect(after.get("calm")).toBe(before.get("calm"));
    expect(after.get("changing")).not.toBe(before.get("changing"));
  });

  test("says which it is; that one came, went or moved concerns every page", async () => {
    const told = async () =>
      (
        await rows<{ data: object }>(
          "select data from events where name = 'catalog.changed' order by at desc, id desc limit 1",
        )
      )[0]?.data;
    await run([simple("steady"), simple("dearer", { price: "10" })]);
    expect(await told()).not.toHaveProperty("products");
    await run([simple("steady"), simple("dearer", { price: "12" })]);
    expect(await told()).toMatchObject({ products: ["dearer"] });
    await run([simple("steady"), simple("dearer", { price: "12", status: "draft" })]);
    expect(await told()).not.toHaveProperty("products");
    await run([simple("steady"), simple("dearer", { price: "12", status: "draft", type: "Elsewhere" })]);
    expect(await told()).not.toHaveProperty("products");
  });

  test("takes its variants in their new order", async () => {
    const ids = new Map((await variantsOf("coat")).map((v) => [v.sku, v.id]));
    await run(sizes(["L", { sku: "C-L" }], ["S", { sku: "C-S" }], ["M", { sku: "C-M" }]));
    const now = await variantsOf("coat");
    expect(now.map((v) => [v.sku, v.position])).toEqual([
      ["C-L", 0],
      ["C-S", 1],
      ["C-M", 2],
    ]);
    for (const variant of now) expect(variant.id).toBe(ids.get(variant.sku));
  });

  test("retires a variant that is gone, and takes it back when it returns", async () => {
    const { report } = await run(sizes(["L", { sku: "C-L" }], ["XL", { sku: "C-XL" }]));
    expect(report.variants).toMatchObject({ created: 1, updated: 1, retired: 2 });
    const gone = (await variantsOf("coat")).filter((v) => !v.active).map((v) => v.sku);
    expect(gone.sort()).toEqual(["C-M", "C-S"]);
    expect((await movementsOf("C-S")).map((m) => m.quantity)).toEqual([2]);
    const again = await run(sizes(["L", { sku: "C-L" }], ["XL", { sku: "C-XL" }]));
    expect(again.report.variants).toMatchObject({ unchanged: 2, retired: 0 });
    const back = await run(
      sizes(["S", { sku: "C-S" }], ["M", { sku: "C-M" }], ["L", { sku: "C-L" }], ["XL", { sku: "C-XL" }]),
    );
    expect(back.report.variants).toMatchObject({ created: 0, retired: 0 });
    expect((await variantsOf("coat")).every((v) => v.active)).toBe(true);
  });

  test("retires nothing while one of its lines is refused", async () => {
    await run(sizes(["S", { sku: "C-S" }], ["M", { sku: "C-M", price: "?" }]));
    const active = (await variantsOf("coat")).filter((v) => v.active).map((v) => v.sku);
    expect(active).toEqual(expect.arrayContaining(["C-S", "C-M", "C-L"]));
  });

  test("keeps a variant whose SKU is another now", async () => {
    const before = (await variantsOf("coat")).find((v) => v.sku === "C-M")!;
    await run(sizes(["S", { sku: "C-S" }], ["m", { sku: "C-M2" }], ["L", { sku: "C-L" }]));
    expect((await variantsOf("coat")).find((v) => v.id === before.id)).toMatchObject({
      sku: "C-M2",
      active: true,
    });
    expect(await skusOf()).not.toContain("C-M");
    await run(sizes(["S", { sku: "C-S" }], ["M", { sku: "C-M" }], ["L", { sku: "C-L" }]));
    expect((await variantsOf("coat")).find((v) => v.sku === "C-M")!.id).toBe(before.id);
  });

  test("keeps what the file has no columns for", async () => {
    await run([
      simple("keeper", {
        body: "Words",
        vendor: "Maker",
        type: "Kept",
        barcode: "123",
        grams: "5",
        image: "https://a.example/1.jpg",
        status: "draft",
        compareAt: "20",
      }),
    ]);
    const price = sourceOf("Handle,Title,Variant SKU,Variant Price\nkeeper,The keeper,KEEPER,11\n");
    const { report } = await run(price, { locationId: null });
    expect(report).toMatchObject({ products: { updated: 1 }, variants: { updated: 1 } });
    const [kept] = await rows(`
      select p.status, p.brand, d.slug as department, t.description_html, v.barcode, v.grams, c.amount, c.compare_at_amount,
        (select count(*)::int from product_media m where m.product_id = p.id) as pictures
      from products p join departments d on d.id = p.department_id join product_texts t on t.product_id = p.id
      join variants v on v.product_id = p.id join prices c on c.variant_id = v.id where p.slug = 'keeper'`);
    expect(kept).toEqual({
      status: "draft",
      brand: "Maker",
      department: "kept",
      description_html: "Words",
      barcode: "123",
      grams: 5,
      amount: 1100,
      compare_at_amount: 2000,
      pictures: 1,
    });
  });
});
