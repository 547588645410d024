import { expect, expectAccessible, type Page, test } from "./fixtures";

const goods = (page: Page) => page.getByRole("region", { name: "Products" }).getByRole("article");
const chosen = (page: Page) => page.getByRole("list", { name: "Chosen filters" });

/** The form of filters: in view at a desk, behind a button on a phone. */
async function filters(page: Page) {
  const open = page.getByRole("button", { name: /^Filters/ });
  if (await open.isVisible()) await open.click();
  return page.getByRole("form", { name: "Filters" });
}

/** How far down the page somebody is, in whole screens of a hundred pixels. */
const place = (page: Page) => page.evaluate(() => Math.round(window.scrollY / 100));

/** The same place to the eye: a hundred pixels have an edge somewhere. */
const backAt = (page: Page, at: number) =>
  expect.poll(async () => Math.abs((await place(page)) - at)).toBeLessThanOrEqual(1);

test("a thing is found by typing it wrong, with the keyboard alone", async ({ page }) => {
  await page.goto("/en");
  await expect(async () => {
    await page.keyboard.press("Tab");
    await expect(page.locator("input[name=q]")).toBeFocused({ timeout: 200 });
  }).toPass();
  const field = page.getByRole("combobox", { name: "Search the shop" });
  await expect(field).toBeFocused();
  await page.keyboard.type("croisant", { delay: 30 });
  const wanted = page.getByRole("option", { name: /^Butter croissant/ });
  await expect(wanted).toBeVisible();
  await expect(page.getByRole("search").getByRole("status")).toContainText("Suggestions:");
  await expect(async () => {
    await page.keyboard.press("ArrowDown");
    await expect(wanted).toHaveAttribute("aria-selected", "true", { timeout: 100 });
  }).toPass();
  await expect(field).toHaveAttribute("aria-activedescendant", (await wanted.getAttribute("id")) ?? "");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Butter croissant");
});

test("Escape closes the suggestions and leaves what was typed", async ({ page }) => {
  await page.goto("/en");
  const field = page.locator("input[name=q]");
  await field.click();
  await page.keyboard.type("bread", { delay: 30 });
  await expect(page.getByRole("listbox")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("listbox")).toBeHidden();
  await expect(field).toHaveValue("bread");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/en\/search\?q=bread$/);
  await expect(page.getByRole("heading", { level: 1 })).toContainText("bread");
});

test("Escape is the suggestions' from the moment that they are there", async ({ page }) => {
  await page.goto("/en");
  const field = page.locator("input[name=q]");
  await field.click();
  await expect(page.getByRole("listbox", { includeHidden: true })).toBeAttached();
  const taken = page.evaluate(
    () =>
      new Promise<boolean>((tell) => {
        const list = document.getElementById("suggestions")!.parentElement!;
        new MutationObserver((_, watch) => {
          watch.disconnect();
          const pressed = new KeyboardEvent("keydown", { key: "Escape", cancelable: true, bubbles: true });
          tell(!document.activeElement!.dispatchEvent(pressed));
        }).observe(list, { attributeFilter: ["hidden"] });
      }),
  );
  await page.keyboard.type("bread");
  expect(await taken).toBe(true);
  await expect(page.getByRole("listbox")).toBeHidden();
  await expect(field).toHaveValue("bread");
});

test("a misspelt search says what it searched instead, and does as it is told", async ({ page }) => {
  await page.goto("/en/search?q=croisant");
  await expect(page.getByText("Showing results for “croissant”.")).toBeVisible();
  await expect(goods(page).filter({ hasText: "Butter croissant" })).toBeVisible();
  await page.getByRole("link", { name: "Search instead for “croisant”" }).click();
  await expect(page).toHaveURL(/as=typed/);
  await expect(page.getByText("Showing results for")).toBeHidden();
});

test("a department is narrowed by price and maker, and found again at the same place", async ({ page }) => {
  await page.goto("/en/c/bakery");
  const before = await goods(page).count();
  const form = await filters(page);
  await form.getByLabel("To", { exact: true }).fill("5,00");
  await form.getByRole("checkbox", { name: /^Aisle Bakery/ }).check();
  await form.getByRole("button", { name: "Show the products" }).click();
  await expect(page).toHaveURL(/\/en\/c\/bakery\?brand=Aisle\+Bakery&max=5(\.00|%2C00)$/);
  await expect(chosen(page).getByRole("listitem")).toHaveText([/Aisle Bakery/, /Up to €5.00/, /Clear all/]);
  const narrowed = await goods(page).count();
  expect(narrowed).toBeGreaterThan(2);
  expect(narrowed).toBeLessThan(before);

  const last = goods(page).last().getByRole("link");
  const title = await last.textContent();
  await last.scrollIntoViewIfNeeded();
  const at = await place(page);
  await last.click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(title ?? "");
  await page.goBack();
  await expect(goods(page)).toHaveCount(narrowed);
  await backAt(page, at);

  await page.getByRole("link", { name: "Remove filter: Up to €5.00" }).click();
  await expect(page).toHaveURL(/\/en\/c\/bakery\?brand=Aisle\+Bakery$/);
  await page.getByRole("link", { name: "Clear all" }).click();
  await expect(goods(page)).toHaveCount(before);
});

test("more is shown below what was there, and back finds all of it", async ({ page }) => {
  await page.goto("/en/search");
  await expect(goods(page)).toHaveCount(24);
  await page.getByRole("link", { name: "Show more" }).click();
  await expect(goods(page)).toHaveCount(48);
  const fresh = goods(page).nth(24);
  await expect(fresh).toBeInViewport();
  const at = await place(page);
  await fresh.getByRole("link").click();
  await expect(page).toHaveURL(/\/en\/products\//);
  await page.goBack();
  await expect(goods(page)).toHaveCount(48);
  await backAt(page, at);
});

test("what is ready today is asked of one's own store, which is chosen on the way", async ({ page }) => {
  await page.goto("/en/c/bakery");
  const form = await filters(page);
  await form.getByRole("radio", { name: "Ready today at my store" }).check();
  await form.getByRole("button", { name: "Show the products" }).click();
  await page.getByRole("main").getByRole("button", { name: "Choose your store" }).click();
  await page
    .getByRole("dialog")
    .getByRole("button", { name: /^Kallio/ })
    .click();
  await expect(chosen(page)).toContainText("Ready today at Kallio");
});

test("a search for nothing there leads on", async ({ page }) => {
  await page.goto("/en/search?q=zzyzzyx");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Nothing here for “zzyzzyx”");
  await page.getByRole("main").getByRole("link", { name: "Bakery" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Bakery");
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("filters, order and search work as forms and links", async ({ page }) => {
    await page.goto("/en/c/bakery");
    const form = await filters(page);
    await form.getByRole("checkbox", { name: /^Reduced/ }).check();
    await form.getByRole("button", { name: "Show the products" }).click();
    await expect(page).toHaveURL(/\/en\/c\/bakery\?sale=1$/);
    await page.locator("summary", { hasText: "As on our shelves" }).click();
    await page.getByRole("link", { name: "Price, highest first" }).click();
    await expect(page).toHaveURL(/\/en\/c\/bakery\?sale=1&sort=price_desc$/);
    await page.getByRole("searchbox", { name: "Search the shop" }).fill("bread");
    await page.getByRole("button", { name: "Search", exact: true }).click();
    await expect(page.getByRole("heading", { level: 1 })).toContainText("bread");
  });
});

test("only the department itself is for search engines, and a stranger's words leave it static", async ({
  page,
  request,
}) => {
  await page.goto("/en/c/bakery?max=5");
  await expect(page.locator("meta[name=robots]")).toHaveAttribute("content", /noindex/);
  await expect(page.locator("link[rel=canonical]")).toHaveAttribute("href", /\/en\/c\/bakery$/);
  await request.get("/en/c/bakery");
  const answer = await request.get("/en/c/bakery?utm_source=letter");
  expect(answer.headers()["x-nextjs-cache"]).toBe("HIT");
});

for (const colorScheme of ["light", "dark"] as const) {
  test.describe(`in ${colorScheme} colours`, () => {
    test.use({ colorScheme });
    for (const path of [
      "/en/c/bakery?max=5&brand=Aisle+Bakery",
      "/fi/search?q=kahvi",
      "/en/search?q=zzyzzyx",
    ])
      test(`${path} can be used by everyone`, async ({ page }) => {
        await page.goto(path);
        await expectAccessible(page);
      });
  });
}
