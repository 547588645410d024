import { expect, type Page, test } from "./fixtures";

const switchTo = (page: Page, language: string) =>
  page.getByRole("contentinfo").getByRole("link", { name: language }).click();

/** What a page's product cards say of when a thing is ready, once they know the store. */
const promises = (page: Page) => page.getByRole("main").getByRole("article").locator("[data-product]");

test("another language keeps the page, what it was narrowed to, the basket and the store", async ({
  page,
}) => {
  await page.goto("/en/c/bakery?max=5&sort=price_asc");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Bakery");
  const titles = await page.getByRole("main").getByRole("article").count();
  const put = await page.request.post("/api/cart/lines", {
    headers: { origin: new URL(page.url()).origin },
    data: { sku: "BAK-0001-H", quantity: 3, store: "kamppi" },
  });
  expect(put.status()).toBe(201);
  await page.request.post("/api/store", {
    headers: { origin: new URL(page.url()).origin },
    form: { store: "kamppi" },
  });
  await switchTo(page, "Suomi");
  await expect(page).toHaveURL(/\/fi\/c\/bakery\?max=5&sort=price_asc$/);
  await expect(page.locator("html")).toHaveAttribute("lang", "fi");
  await expect(page.getByRole("main").getByRole("article")).toHaveCount(titles);
  await expect(page.getByRole("banner").getByRole("link", { name: /^Kori/ })).toContainText("3");
  await expect(page.getByRole("banner")).toContainText("Kamppi");

  await page.goto("/fi/cart");
  await expect(page.getByRole("heading", { name: /^Nouto: Kamppi/ })).toBeVisible();
  await switchTo(page, "Русский");
  await expect(page).toHaveURL(/\/ru\/cart$/);
  await expect(
    page
      .getByRole("spinbutton")
      .or(page.getByRole("textbox", { name: /:/ }))
      .first(),
  ).toHaveValue("3");
});

test("a store that is chosen on its own page changes what every page promises", async ({ page }) => {
  await page.goto("/en/stores/kamppi");
  await page.getByRole("button", { name: "Collect here" }).click();
  await expect(page.getByText("This is your store")).toBeVisible();
  await expect(page.getByRole("banner")).toContainText("Kamppi");

  await page.goto("/en");
  await expect(promises(page).filter({ hasText: "Kamppi" }).first()).toBeVisible();
  await expect(promises(page).filter({ hasText: /at Kallio$/ })).toHaveCount(0);
  await page
    .getByRole("banner")
    .getByRole("button", { name: /Kamppi/ })
    .click();
  await page.getByRole("dialog").getByRole("button", { name: "Kallio" }).click();
  await expect(promises(page).filter({ hasText: "Kallio" }).first()).toBeVisible();
  await expect(promises(page).filter({ hasText: /^Ready .* at Kamppi$/ })).toHaveCount(0);

  await page.goto("/en/stores");
  const own = page.getByRole("article").filter({ hasText: "This is your store" });
  await expect(own).toHaveCount(1);
  await expect(own).toContainText("Kallio");
  for (const path of ["/en/c/bakery", "/en/search?q=bread"]) {
    await page.goto(path);
    await expect(promises(page).filter({ hasText: "Kallio" }).first()).toBeVisible();
  }
});
