import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, test } from "vitest";
import { db } from "@/db/client";
import { testDatabase } from "@/db/testing/database";
import { fingerprint, fixture, importStage, movementsOf, rows, run, runFile } from "@/db/testing/imports";
import { levelOf, type World } from "@/db/testing/world";
import { checkInvariants } from "@/lib/invariants/check";
import { shopifyCsv, simple, sourceOf } from "./practice-file";

testDatabase();

let world: World;
beforeAll(async () => {
  world = await importStage();
});

describe("a file", () => {
  test("comes in whole", async () => {
    const knitwear = await runFile(fixture("knitwear.csv"));
    const ceramics = await runFile(fixture("ceramics.csv"), { vatBasisPoints: 1350 });
    expect([...knitwear.refusals, ...ceramics.refusals]).toEqual([]);
    expect(knitwear.report).toMatchObject({
      products: { created: 2, updated: 0, unchanged: 0, refused: 0 },
      variants: { created: 4, updated: 0, unchanged: 0, retired: 0 },
      stock: { levels: 4, received: 3, adjusted: 0 },
      refusedLines: 0,
    });
    expect(knitwear.report.newDepartments).toEqual(new Set(["jumpers", "other"]));
    const [bowl] = await rows(`
      select p.status, p.brand, p.vat_basis_points, p.source, d.slug as department, d.name, t.title, t.description_html
      from products p join departments d on d.id = p.department_id join product_texts t on t.product_id = p.id
      where p.slug = 'moss-bowl'`);
    expect(bowl).toEqual({
      status: "published",
      brand: "Savi",
      vat_basis_points: 1350,
      source: "shopify",
      department: "bowls-plates",
      name: { en: "Bowls & Plates" },
      title: "Moss Bowl",
      description_html:
        '<p>Thrown by hand, "as it comes".</p>\n<ul>\n<li>Diameter, 14 cm</li>\n<li>Dishwasher safe</li>\n</ul>' +
        '<p>See <a href="https://pictures.example/care" rel="nofollow noopener">care</a>, us.</p>',
    });
    const media = await rows<{ src: string }>(`
      select m.src from product_media m join products p on p.id = m.product_id where p.slug = 'moss-bowl' order by m.position`);
    expect(media.map((m) => m.src.slice(-10))).toEqual(["moss-2.jpg", "moss-1.jpg", "moss-3.jpg"]);
    const variants = await rows(`
      select v.sku, v.barcode, v.options, v.grams, c.amount from variants v join prices c on c.variant_id = v.id
      where v.sku = 'SAVI-2' or v.sku = 'SAVI-1' order by v.sku`);
    expect(variants).toEqual([
      {
        sku: "SAVI-1",
        barcode: "6400001000018",
        options: [
          { name: { en: "Colour" }, value: { en: "Moss" } },
          { name: { en: "Size" }, value: { en: "S" } },
        ],
        grams: 410,
        amount: 3200,
      },
      expect.objectContaining({ sku: "SAVI-2", barcode: null, amount: 5800 }),
    ]);
    const [hidden] = await rows(`select status from products where slug = 'first-firing'`);
    expect(hidden).toEqual({ status: "draft" });
    expect(await levelOf(world.kallio, "SAVI-1")).toMatchObject({ on_hand: 4 });
    expect(await movementsOf("SAVI-1")).toMatchObject([
      { kind: "received", quantity: 4, actor: "system:import" },
    ]);
    expect(await checkInvariants(db())).toEqual([]);
  });

  test("that comes again changes nothing", async () => {
    const before = await fingerprint();
    const knitwear = await runFile(fixture("knitwear.csv"));
    const ceramics = await runFile(fixture("ceramics.csv"), { vatBasisPoints: 1350 });
    expect(knitwear.report).toMatchObject({
      products: { unchanged: 2 },
      variants: { unchanged: 4 },
      stock: { adjusted: 0 },
    });
    expect(ceramics.report).toMatchObject({
      products: { unchanged: 2 },
      variants: { unchanged: 3 },
      stock: { adjusted: 0 },
    });
    expect(await fingerprint()).toEqual(before);
  });

  test("that is broken at its very end changes nothing", async () => {
    const before = await fingerprint();
    const whole = shopifyCsv(Array.from({ length: 500 }, (_, i) => simple(`late-${i}`)));
    await expect(run(sourceOf(`${whole}late-501,"Late`))).rejects.toMatchObject({
      name: "BrokenFile",
      line: 502,
    });
    await expect(run(sourceOf(`${whole}late-501,Late\r\n`))).rejects.toMatchObject({
      name: "BrokenFile",
      line: 502,
    });
    expect(await fingerprint()).toEqual(before);
  });

  test("tried dry changes nothing, and says what it would do", async () => {
    const before = await fingerprint();
    const many = Array.from({ length: 450 }, (_, i) => simple(`dry-${i}`, { type: "Dry goods" }));
    const { report, refusals } = await run([...many, simple("bread", { sku: "DRY-BREAD" })], {
      dryRun: true,
    });
    expect(report).toMatchObject({
      products: { created: 450, refused: 1 },
      stock: { received: 450 },
      refusedLines: 1,
    });
    expect(report.newDepartments.size).toBe(1);
    expect(refusals).toHaveLength(1);
    expect(await fingerprint()).toEqual(before);
  });

  test("that comes twice at once comes in once", async () => {
    const many = Array.from({ length: 450 }, (_, i) => simple(`twin-${i}`));
    const both = await Promise.all([run(many), run(many)]);
    expect(both.flatMap((b) => b.refusals)).toEqual([]);
    expect(both.reduce((sum, { report }) => sum + report.products.created, 0)).toBe(450);
    const [stock] = await rows(`
      select count(*)::int as levels, sum(s.on_hand)::int as units from stock_levels s
      join variants v on v.id = s.variant_id where v.sku like 'TWIN-%'`);
    expect(stock).toEqual({ levels: 450, units: 2250 });
    expect(await checkInvariants(db())).toEqual([]);
  });

  test("without a place to count at leaves all stock alone", async () => {
    const { report } = await run([simple("nowhere")], { locationId: null });
    expect(report).toMatchObject({ products: { created: 1 }, stock: { levels: 0, received: 0 } });
    expect(await movementsOf("NOWHERE")).toEqual([]);
  });

  test("keeps its order, after everything that is there", async () => {
    const order = () =>
      rows<{ slug: string }>(`select slug from products order by position, id`).then((all) =>
        all.map((p) => p.slug),
      );
    const before = await order();
    await run([simple("zebra"), simple("aardvark")]);
    await run([simple("aardvark"), simple("zebra"), simple("yak")]);
    expect(await order()).toEqual([...before, "zebra", "aardvark", "yak"]);
  });
});

// Real exports that others published; they stand beside the project, not in it.
const published = fileURLToPath(new URL("../../../../shared/data/shopify/", import.meta.url));
describe.skipIf(!existsSync(published))(
  "Shopify's own sample files (skipped where ../shared/data is not there)",
  () => {
    test.each([
      ["apparel.csv", 20, 22],
      ["jewelery.csv", 20, 23],
    ])("%s comes in whole, once", async (name, products, variants) => {
      const first = await runFile(`${published}${name}`);
      expect(first.refusals).toEqual([]);
      expect(first.report).toMatchObject({
        products: { created: products, refused: 0 },
        variants: { created: variants },
      });
      const before = await fingerprint();
      const second = await runFile(`${published}${name}`);
      expect(second.report).toMatchObject({
        products: { unchanged: products },
        variants: { unchanged: variants },
      });
      expect(await fingerprint()).toEqual(before);
      expect(await checkInvariants(db())).toEqual([]);
    });
  },
);
