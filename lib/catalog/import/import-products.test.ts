import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { sql } from "drizzle-orm";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { db, rowsOf } from "@/db/client";
import { testDatabase } from "@/db/testing/database";
import { as, buildWorld, levelOf, type World } from "@/db/testing/world";
import { checkInvariants } from "@/lib/invariants/check";
import { reserve } from "@/lib/inventory/reserve";
import type { Refusal, Source } from "./feed";
import { type ImportSettings, ImportStopped, importProducts } from "./import-products";
import { openFile } from "./open-file";
import { type Cells, shopifyCsv, simple, sourceOf } from "./practice-file";
import { shopify } from "./shopify/format";

testDatabase();

let world: World;
beforeAll(async () => {
  world = await buildWorld([{ sku: "BREAD", price: 450, kallio: 5 }]);
});

const rows = async <R>(text: string): Promise<R[]> => rowsOf<R>(await db().execute(sql.raw(text)));

const tables = [
  ...["departments", "products", "product_texts", "product_media", "variants", "prices"],
  ...["stock_levels", "stock_movements"],
];
/** Every row of every table that an import writes, as one hash per table. */
async function fingerprint(): Promise<Record<string, string>> {
  const hashes: Record<string, string> = {};
  for (const table of tables) {
    const [row] = await rows<{ hash: string }>(
      `select md5(string_agg(t::text, '|' order by t::text)) as hash from ${table} t`,
    );
    hashes[table] = row!.hash;
  }
  return hashes;
}

async function run(source: Source | readonly Cells[], more: Partial<ImportSettings> = {}) {
  const refusals: Refusal[] = [];
  const settings = { locale: "en", currency: "EUR", vatBasisPoints: 2550, dryRun: false, ...more };
  const report = await importProducts(
    shopify,
    "open" in source ? source : sourceOf(shopifyCsv(source)),
    { locationId: world.kallio, ...settings },
    { refused: (refusal) => refusals.push(refusal) },
  );
  return { report, refusals };
}

async function runFile(path: string, more: Partial<ImportSettings> = {}) {
  const file = await openFile(path);
  try {
    return await run(file, more);
  } finally {
    await file.close();
  }
}

const fixture = (name: string) => fileURLToPath(new URL(`./fixtures/${name}`, import.meta.url));

type ShopVariant = { id: string; sku: string; position: number; active: boolean; amount: number };
const variantsOf = (slug: string) =>
  rows<ShopVariant>(`
    select v.id, v.sku, v.position, v.active, c.amount from variants v
    join products p on p.id = v.product_id join prices c on c.variant_id = v.id
    where p.slug = '${slug}' order by v.position`);

const movementsOf = (sku: string) =>
  rows<{ kind: string; quantity: number; actor: string; cause: string }>(`
    select m.kind, m.quantity, m.actor, m.cause from stock_movements m join variants v on v.id = m.variant_id
    where v.sku = '${sku}' order by m.id`);

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

describe("refused lines", () => {
  test("are reported exactly, in the order of the file, and everything else comes in", async () => {
    const { report, refusals } = await run([
      simple("good-1"),
      simple("gift", { giftCard: "true" }),
      simple("good-2", { sku: "GOOD-1" }),
      {
        handle: "tee",
        title: "Tee",
        option1: "Size",
        value1: "S",
        price: "9",
        sku: "TEE-S",
        quantity: "1",
        image: "nope",
      },
      { handle: "tee", value1: "M", price: "?", sku: "TEE-M" },
      { handle: "tee", value1: "L", price: "9", sku: "BREAD", quantity: "2" },
      simple("bread", { sku: "MINE" }),
      simple("other-bread", { sku: "BREAD" }),
      simple("good-3"),
    ]);
    expect(refusals.map((r) => [r.line, r.part, r.reason])).toEqual([
      [3, "product", "gift cards are not supported yet"],
      [4, "variant", 'SKU "GOOD-1" stands at line 2 already'],
      [5, "picture", 'Image Src "nope" is not an http or https address'],
      [6, "variant", 'Variant Price "?" is not an amount of EUR such as 12.90'],
      [7, "variant", 'SKU "BREAD" belongs to the product "bread"'],
      [8, "product", 'its address "bread" belongs to a product from "test"'],
      [9, "variant", 'SKU "BREAD" stands at line 7 already'],
    ]);
    expect(report).toMatchObject({
      products: { created: 3, refused: 4 },
      variants: { created: 3 },
      refusedLines: 7,
    });
    expect((await variantsOf("tee")).map((v) => v.sku)).toEqual(["TEE-S"]);
    const [bread] = await rows(`
      select p.source, t.title, v.sku from products p join product_texts t on t.product_id = p.id and t.locale = 'en'
      join variants v on v.product_id = p.id where p.slug = 'bread'`);
    expect(bread).toEqual({ source: "test", title: "The BREAD", sku: "BREAD" });
    expect(await levelOf(world.kallio, "BREAD")).toMatchObject({ on_hand: 5 });
  });
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

describe("a file in another language", () => {
  const texts = () =>
    rows<{ locale: string; title: string }>(`
      select t.locale, t.title from product_texts t join products p on p.id = t.product_id
      where p.slug = 'kuksa' order by t.locale`);

  test("is the fallback of the default one until that has words of its own", async () => {
    await run([simple("kuksa", { title: "Puukuksa" })], { locale: "fi" });
    expect(await texts()).toEqual([
      { locale: "en", title: "Puukuksa" },
      { locale: "fi", title: "Puukuksa" },
    ]);
    await run([simple("kuksa", { title: "Kuksa" })], { locale: "fi" });
    expect(await texts()).toEqual([
      { locale: "en", title: "Kuksa" },
      { locale: "fi", title: "Kuksa" },
    ]);
    await run([simple("kuksa", { title: "Wooden cup" })]);
    await run([simple("kuksa", { title: "Koivukuksa" })], { locale: "fi" });
    expect(await texts()).toEqual([
      { locale: "en", title: "Wooden cup" },
      { locale: "fi", title: "Koivukuksa" },
    ]);
  });

  test("adds its words to options that are known by SKU", async () => {
    const hat = (option1: string, value1: string): Cells => ({
      handle: "hat",
      title: "Hat",
      option1,
      value1,
      price: "5",
      sku: "HAT-1",
    });
    await run([hat("Colour", "Red")]);
    await run([hat("Väri", "Punainen")], { locale: "fi" });
    const options = () => rows<{ options: unknown }>(`select options from variants where sku = 'HAT-1'`);
    expect(await options()).toEqual([
      { options: [{ name: { en: "Colour", fi: "Väri" }, value: { en: "Red", fi: "Punainen" } }] },
    ]);
    await run([hat("Colour", "Blue")]);
    expect(await options()).toEqual([
      { options: [{ name: { en: "Colour", fi: "Väri" }, value: { en: "Blue" } }] },
    ]);
  });
});

describe("stock", () => {
  test("is put right by the difference, once", async () => {
    await run([simple("lamp", { quantity: "5" })]);
    await run([simple("lamp", { quantity: "3" })]);
    await run([simple("lamp", { quantity: "3" })]);
    await run([simple("lamp", { quantity: "9" })]);
    expect((await movementsOf("LAMP")).map((m) => [m.kind, m.quantity])).toEqual([
      ["received", 5],
      ["adjusted", -2],
      ["adjusted", 6],
    ]);
    expect(new Set((await movementsOf("LAMP")).map((m) => m.cause)).size).toBe(3);
    expect(await levelOf(world.kallio, "LAMP")).toMatchObject({ on_hand: 9 });
    expect(await checkInvariants(db())).toEqual([]);
  });

  test("without a quantity is opened empty, and left as it is when there is some", async () => {
    await run([simple("vase", { quantity: "" })]);
    expect(await levelOf(world.kallio, "VASE")).toMatchObject({ on_hand: 0 });
    await run([simple("vase", { quantity: "4" })]);
    await run([simple("vase", { quantity: "" })]);
    expect(await levelOf(world.kallio, "VASE")).toMatchObject({ on_hand: 4 });
  });

  test("is counted at the named place only", async () => {
    await run([simple("rug", { quantity: "6" })], { locationId: world.kamppi });
    expect(await levelOf(world.kamppi, "RUG")).toMatchObject({ on_hand: 6 });
    expect(await levelOf(world.kallio, "RUG")).toBeUndefined();
  });

  test("is never counted below what is promised to customers; the rest of the line comes in", async () => {
    await run([simple("chair", { quantity: "5" })]);
    await reserve(as.visitor(), { store: "kallio", lines: [{ sku: "CHAIR", quantity: 3 }] });
    const { report, refusals } = await run([simple("chair", { quantity: "2", price: "11" })]);
    expect(refusals).toEqual([
      {
        line: 2,
        product: "chair",
        part: "quantity",
        reason: "counts 2, but 3 are promised to customers; 5 stay on hand",
      },
    ]);
    expect(report).toMatchObject({ variants: { updated: 1 }, stock: { adjusted: 0 }, refusedLines: 1 });
    expect(await levelOf(world.kallio, "CHAIR")).toMatchObject({ on_hand: 5, reserved: 3 });
    await run([simple("chair", { quantity: "3", price: "11" })]);
    expect(await levelOf(world.kallio, "CHAIR")).toMatchObject({ on_hand: 3, reserved: 3 });
    expect(await checkInvariants(db())).toEqual([]);
  });
});

describe("when the database fails on the way", () => {
  test("whole batches are in, the report says so, and running it again does the rest", async () => {
    await db().execute(
      sql.raw(`
      create function refuse_late() returns trigger language plpgsql as
        $$ begin if new.slug = 'stop-300' then raise exception 'no room'; end if; return new; end $$;
      create trigger refuse_late before insert on products for each row execute function refuse_late();`),
    );
    const many = Array.from({ length: 450 }, (_, i) => simple(`stop-${i}`));
    const stopped = await run(many).then(
      () => "it went through",
      (error: unknown) => error,
    );
    expect(stopped).toBeInstanceOf(ImportStopped);
    expect((stopped as ImportStopped).report.products).toMatchObject({ created: 200 });
    const count = async () =>
      (await rows<{ n: number }>(`select count(*)::int as n from products where slug like 'stop-%'`))[0]!.n;
    expect(await count()).toBe(200);
    await db().execute(sql.raw("drop trigger refuse_late on products"));
    expect((await run(many)).report.products).toMatchObject({ created: 250, unchanged: 200 });
    expect(await count()).toBe(450);
    expect(await checkInvariants(db())).toEqual([]);
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
