import { expect, test } from "./fixtures";

/** Made once for everybody, and made for one visit. */
const catalogue = [
  "/en",
  "/en/c/bakery",
  "/en/products/oat-loaf",
  "/en/search?q=bread",
  "/en/c/bakery?sort=title",
];

for (const path of catalogue)
  test(`${path} is painted before its scripts are asked for, and then they come`, async ({ page }) => {
    await page.goto(path);
    const [painted, scripts] = await page.evaluate(() => [
      performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? Number.NaN,
      performance
        .getEntriesByType("resource")
        .filter((entry) => (entry as PerformanceResourceTiming).initiatorType === "script")
        .map((entry) => entry.startTime),
    ]);
    expect(scripts.length).toBeGreaterThan(3);
    expect(Math.min(...scripts)).toBeGreaterThan(painted);
    await expect(page.locator('script[type="later"]')).toHaveCount(0);
    await expect(page.locator("html")).not.toHaveAttribute("data-unpainted");
    // What the framework was given to wait for between reading its scripts and running them.
    await expect(page.locator("head > script:empty:not([src])")).toHaveCount(1);
  });

test("a first page waits for its typeface until it is painted, and the next has it from the start", async ({
  page,
}) => {
  // What each page was when it was parsed.
  await page.addInitScript(() => {
    addEventListener("DOMContentLoaded", () => {
      const waits = document.documentElement.dataset.unpainted !== undefined;
      (window as unknown as { waited: boolean }).waited = waits;
    });
  });
  const waited = () => page.evaluate(() => (window as unknown as { waited: boolean }).waited);
  await page.goto("/en");
  expect(await waited()).toBe(true);
  await page.goto("/en/c/bakery", { referer: new URL("/en", page.url()).href });
  expect(await waited()).toBe(false);
});

test("somebody's own pages have their scripts at once", async ({ page }) => {
  const answer = await page.request.get("/en/cart");
  expect(await answer.text()).not.toContain('type="later"');
});

test("without scripts a page has its typeface and all its words", async ({ browser, baseURL }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL: baseURL ?? "" });
  const page = await context.newPage();
  await page.goto("/en/products/oat-loaf");
  await expect(page.locator("html[data-unpainted]")).toHaveCount(0);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Oat tin loaf");
  await expect(page.getByRole("button", { name: /basket/i }).first()).toBeVisible();
  await context.close();
});
