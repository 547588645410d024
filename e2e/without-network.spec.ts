import type { BrowserContext } from "@playwright/test";
import { guestOrder, someone } from "./counter";
import { expect, expectAccessible, test } from "./fixtures";

// A browser without a network says so on its console: these stories have browsers of their own that nobody listens to.

const keptCaches = (context: BrowserContext) =>
  context.pages()[0]?.evaluate(async () => (await caches.keys()).filter((name) => name === "kept-order"));

test("the last order is there at the counter without a network, until it is over", async ({
  page,
  browser,
  baseURL,
}, testInfo) => {
  const order = await guestOrder(page, { name: someone("Otso") });
  const context = await browser.newContext({ ...testInfo.project.use, baseURL: baseURL ?? "" });
  const phone = await context.newPage();
  await phone.goto(`/en/orders/${order.token}`);
  await expect(phone.getByText(order.code).first()).toBeVisible();
  await phone.evaluate(() => navigator.serviceWorker.ready);
  await expect.poll(() => keptCaches(context)).toEqual(["kept-order"]);

  await context.setOffline(true);
  await phone.reload();
  await expect(phone.getByText("You are offline. This is your order as it was on")).toBeVisible();
  await expect(phone.getByText(order.code).first()).toBeVisible();
  await expect(phone.getByRole("img", { name: "QR code for the counter" }).first()).toBeVisible();
  await expect(phone.getByRole("button")).toHaveCount(0);

  await phone.goto("/en/cart");
  await expect(phone.getByRole("heading", { name: "The line to the shop is down" })).toBeVisible();
  await expect(phone.getByRole("heading")).toHaveCount(1);
  await phone.getByRole("link", { name: "Your last order, with its code" }).click();
  await expect(phone.getByText(order.code).first()).toBeVisible();

  await context.setOffline(false);
  await phone.goto(`/en/orders/${order.token}`);
  await phone.getByText("Cancel the order").click();
  await phone.getByRole("button", { name: "Yes, cancel it" }).click();
  await expect.poll(() => keptCaches(context)).toEqual([]);

  await context.setOffline(true);
  await phone.reload();
  await expect(phone.getByRole("heading", { name: "The line to the shop is down" })).toBeVisible();
  await expect(phone.getByRole("link", { name: "Your last order, with its code" })).toBeHidden();
  await context.close();
});

test("a browser keeps nothing of a visit but the page for being offline", async ({
  page,
  browser,
  baseURL,
}, testInfo) => {
  const order = await guestOrder(page, { name: someone("Aino") });
  const context = await browser.newContext({ ...testInfo.project.use, baseURL: baseURL ?? "" });
  const visitor = await context.newPage();
  // Nothing is kept for who only glances in; whoever does something before the page's scripts are there stays as well.
  const { promise: done, resolve: letScriptsThrough } = Promise.withResolvers<void>();
  await visitor.route("**/_next/static/chunks/*.js", (route) => done.then(() => route.continue()));
  await visitor.goto("/en", { waitUntil: "commit" });
  await expect(visitor.getByRole("heading", { level: 1 })).toBeVisible();
  await visitor.keyboard.press("Tab");
  letScriptsThrough();
  await visitor.evaluate(() => navigator.serviceWorker.ready);
  for (const path of ["/en/cart", "/en/checkout", "/en/stores", `/api/v1/orders/${order.number}`, "/en"])
    await visitor.goto(path);
  const kept = await visitor.evaluate(async () => {
    const all = await Promise.all(
      (await caches.keys()).map(async (name) => (await caches.open(name)).keys()),
    );
    return all.flat().map((request) => new URL(request.url).pathname);
  });
  expect(kept).toEqual(["/offline.html"]);
  await context.close();
});

for (const path of ["/offline.html", "/maintenance.html"])
  test(`${path} can be read by everybody, in their language`, async ({ page }) => {
    await page.goto(path);
    await expect(page.locator("html")).toHaveAttribute("lang", "en");
    await expect(page.getByRole("heading")).toHaveCount(1);
    await expectAccessible(page);
  });
