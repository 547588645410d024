import type { BrowserContext } from "@playwright/test";
import { expect, expectAccessible, freshAddress, type Page, test } from "./fixtures";
import { openAccount } from "./visitors";

const emmi = () => ({ name: "Emmi Virta", email: freshAddress("emmi"), street: "Vaasankatu 5" });

async function toCheckout(page: Page, store: string | null): Promise<void> {
  const put = await page.request.post("/api/cart/lines", {
    headers: { origin: new URL(page.url()).origin },
    data: { sku: store === null ? "KIT-0018" : "BAK-0001-H", quantity: 1, store },
  });
  expect(put.status()).toBe(201);
  await page.goto("/en/cart");
  await page.getByRole("button", { name: "Check out" }).click();
  await expect(page).toHaveURL(/\/en\/checkout$/);
}

const orderAndPay = (page: Page) =>
  page
    .getByRole("button", { name: /^(Place order|Order and pay)$/ })
    .filter({ visible: true })
    .click();

test("a kept address is there to choose, another one can be typed, and is kept when asked", async ({
  page,
}) => {
  await openAccount(page, emmi());
  await toCheckout(page, null);
  const kept = page.getByRole("radio", { name: /Vaasankatu 5, 00530 Helsinki/ });
  await expect(kept).toBeChecked();
  await expect(page.getByLabel("Street and number")).toBeHidden();
  await expectAccessible(page);
  await page.getByRole("radio", { name: "Another address" }).check();
  await page.getByLabel("Street and number").fill("Fleminginkatu 1 A");
  await orderAndPay(page);
  await expect(page.getByLabel("Postal code", { exact: true })).toBeFocused();
  await expect(page.getByLabel("Street and number")).toHaveValue("Fleminginkatu 1 A");
  await page.getByLabel("Postal code", { exact: true }).fill("00500");
  await page.getByLabel("Town", { exact: true }).fill("Helsinki");
  await page.getByRole("checkbox", { name: "Keep this address for next time" }).check();
  await orderAndPay(page);
  await expect(page.getByRole("heading", { level: 1, name: "Being packed for you" })).toBeVisible();

  await page.goto("/en/account/addresses");
  await expect(page.getByText("Fleminginkatu 1 A").first()).toBeVisible();
  await toCheckout(page, null);
  await page.getByRole("radio", { name: /Fleminginkatu 1 A/ }).check();
  await orderAndPay(page);
  await expect(page.getByRole("heading", { level: 1, name: "Being packed for you" })).toBeVisible();
});

test("a kept address is chosen without scripts as well", async ({ page, browser, baseURL }, testInfo) => {
  await openAccount(page, emmi());
  const context = await browser.newContext({ ...testInfo.project.use, baseURL, javaScriptEnabled: false });
  await context.addCookies(await page.context().cookies());
  const plain = await context.newPage();
  await plain.goto("/en/stores");
  await toCheckout(plain, null);
  await expect(plain.getByRole("radio", { name: /Vaasankatu 5/ })).toBeChecked();
  await orderAndPay(plain);
  await expect(plain.getByRole("heading", { level: 1, name: "Being packed for you" })).toBeVisible();
  await context.close();
});

/** What this browser keeps of somebody: an order for the counter, and what was looked at. */
const keptOf = async (context: BrowserContext): Promise<string[]> =>
  (await context
    .pages()[0]
    ?.evaluate(async () => [
      ...(await caches.keys()).filter((name) => name === "kept-order"),
      ...Object.keys(localStorage).filter((key) => key.startsWith("aisle:seen:")),
    ])) ?? [];

test("signing out leaves nothing of an account in the browser", async ({ page, context }) => {
  await openAccount(page, emmi());
  await page.goto("/en/products/emmental");
  await expect.poll(() => keptOf(context)).toEqual(["aisle:seen:en"]);
  await toCheckout(page, "kallio");
  await page.getByRole("radio", { name: /^In the store/ }).check();
  await orderAndPay(page);
  await expect(page.getByRole("heading", { level: 1, name: "We have your order" })).toBeVisible();
  await expect.poll(() => keptOf(context)).toEqual(["kept-order", "aisle:seen:en"]);
  await toCheckout(page, "kallio");
  await page.goto("/en/account");
  await expect(page.getByRole("link", { name: /Basket/ })).toContainText("1");
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page).toHaveURL(/\/account\/sign-in/);
  await expect.poll(() => keptOf(context)).toEqual([]);
  await expect(page.getByRole("link", { name: "Basket", exact: true })).toBeVisible();
  await page.goto("/en/cart");
  await expect(page.getByRole("heading", { name: "Your basket is empty" })).toBeVisible();
  await page.goto("/en/checkout");
  await expect(page).toHaveURL(/\/cart$/);
});
