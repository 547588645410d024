import { randomBytes } from "node:crypto";
import pg from "pg";
import { expect, expectAccessible, test } from "./fixtures";
import { startOwnServer } from "./own-server";

// A browser whose page broke says so on its console: these have nobody who listens.

/**
 * The shop's database as one server sees it, for which departments are something else than they are. Whatever stands
 * around a page reads them, so the frame itself fails there and no page's own error page can stand in.
 */
async function departmentsThatAreNone() {
  const address = process.env.DATABASE_URL ?? "";
  const schema = `e2e_${randomBytes(6).toString("hex")}`;
  const run = async (statement: string) => {
    const client = new pg.Client({ connectionString: address });
    await client.connect();
    await client.query(statement).finally(() => client.end());
  };
  await run(`create schema ${schema}; create table ${schema}.departments (nothing int)`);
  const url = new URL(address);
  url.searchParams.set("options", `-c search_path=${schema},public`);
  return { url: url.href, remove: () => run(`drop schema ${schema} cascade`) };
}

test("where the frame of a page breaks, the shop says so in the reader's language, with ways on", async ({
  browser,
}, testInfo) => {
  const departments = await departmentsThatAreNone();
  const server = await startOwnServer({ DATABASE_URL: departments.url });
  const context = await browser.newContext({ ...testInfo.project.use, baseURL: server.url });
  const page = await context.newPage();
  for (const [path, said, again, front] of [
    ["/en/checkout", "The shop is closed for a moment", "Try again", "Front page"],
    ["/ru/account/sign-in", "Магазин ненадолго закрыт", "Попробовать ещё раз", "На главную"],
    ["/fi", "Kauppa on hetken kiinni", "Yritä uudelleen", "Etusivulle"],
  ] as const) {
    const answer = await page.goto(path);
    expect(answer?.status(), path).toBe(500);
    await expect(page.getByRole("heading", { level: 1, name: said })).toBeVisible();
    await expect(page.getByRole("button", { name: again })).toBeVisible();
    const way = page.getByRole("link", { name: front });
    await expect(way).toHaveAttribute("href", `/${path.split("/")[1]}`);
    await expectAccessible(page);
  }
  await context.close();
  await server.stop();
  await departments.remove();
});

test("a page that is made for one person runs no script that is neither a file of the shop nor of its answer", async ({
  page,
}) => {
  const answer = await page.goto("/en/cart");
  const policy = answer?.headers()["content-security-policy"] ?? "";
  const scripts = /script-src ([^;]*)/.exec(policy)?.[1]?.split(" ") ?? [];
  expect(scripts).toHaveLength(2);
  expect(scripts[0]).toBe("'self'");
  expect(scripts[1]).toMatch(/^'nonce-[A-Za-z0-9+/=]{24}'$/);
  const again = await page.request.get("/en/cart");
  expect(again.headers()["content-security-policy"]).not.toBe(policy);
});
