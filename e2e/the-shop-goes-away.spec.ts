import type { Browser, TestInfo } from "@playwright/test";
import { guestOrder, someone } from "./counter";
import { expect, expectAccessible, freshAddress, type Page, test } from "./fixtures";
import { gateToDatabase, startOwnServer } from "./own-server";

// A browser whose shop is away says so on its console: these stories have browsers that nobody listens to.

const opened = async (browser: Browser, { project }: TestInfo, baseURL: string): Promise<Page> =>
  (await browser.newContext({ ...project.use, baseURL })).newPage();

/** Puts bread into the basket and fills in the checkout, to pay by card. */
async function toCheckout(page: Page, origin: string): Promise<void> {
  await page.goto("/en");
  const put = await page.request.post("/api/cart/lines", {
    headers: { origin: origin },
    data: { sku: "BAK-0001-H", quantity: 1, store: "kallio" },
  });
  expect(put.status()).toBe(201);
  await page.goto("/en/cart");
  await page.getByRole("button", { name: "Check out" }).click();
  await page.getByLabel("Your name").fill("Emmi Virta");
  await page.getByLabel("Email", { exact: true }).fill(freshAddress("emmi"));
  await page.getByLabel("Phone (optional)").fill("+358 40 123 4567");
  await page.getByRole("radio", { name: /^Card/ }).check();
}

test.describe.configure({ timeout: 90_000 });

test("while the database is away the shop says so, and a checkout goes on as it was after", async ({
  browser,
}, testInfo) => {
  const gate = await gateToDatabase();
  const server = await startOwnServer({ DATABASE_URL: gate.url });
  const page = await opened(browser, testInfo, server.url);
  await toCheckout(page, server.url);

  gate.close();
  await page.getByRole("button", { name: "Order and pay" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "The shop is busy for a moment" })).toBeVisible();
  await expect(page.getByLabel("Your name")).toHaveValue("Emmi Virta");

  const other = await page.context().newPage();
  const answer = await other.goto("/en/cart");
  expect(answer?.status()).toBe(503);
  expect(Number(answer?.headers()["retry-after"])).toBeGreaterThan(0);
  await expect(other.getByRole("heading")).toHaveCount(1);
  await expectAccessible(other);
  const statusOf = async (path: string) => (await page.request.get(path)).status();
  expect(await statusOf("/en/orders/AAAAAAAAAAAAAAAAAAAAAA")).toBe(503);
  expect(await statusOf("/api/now?locale=en")).toBe(503);
  expect(await statusOf("/api/health")).toBe(200);
  expect(await statusOf("/en")).toBe(200);

  gate.open();
  await other.getByRole("main").getByRole("link").first().click();
  await expect(other.getByRole("heading", { level: 1, name: "Your basket" })).toBeVisible();
  await expect(page.getByLabel("Phone (optional)")).toHaveValue("+358 40 123 4567");
  await page.getByRole("button", { name: "Order and pay" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "We have your order" })).toBeVisible();
  await page.context().close();
  await server.stop();
  gate.remove();
});

test("without scripts too, what was typed is there again once the database is", async ({
  browser,
}, testInfo) => {
  const gate = await gateToDatabase();
  const server = await startOwnServer({ DATABASE_URL: gate.url });
  const { project } = testInfo;
  const context = await browser.newContext({ ...project.use, baseURL: server.url, javaScriptEnabled: false });
  const page = await context.newPage();
  await toCheckout(page, server.url);
  gate.close();
  await page.getByRole("button", { name: "Order and pay" }).click();
  await expect(
    page.getByRole("heading", { level: 1, name: "The shop is closed for a moment" }),
  ).toBeVisible();
  gate.open();
  await page.getByRole("link", { name: "Try again" }).click();
  await expect(page.getByLabel("Your name")).toHaveValue("Emmi Virta");
  await expect(page.getByLabel("Phone (optional)")).toHaveValue("+358 40 123 4567");
  await context.close();
  await server.stop();
  gate.remove();
});

test("a server that is asked to stop ends the lines of its orders, and their pages go on once one is back", async ({
  browser,
}, testInfo) => {
  const server = await startOwnServer();
  const page = await opened(browser, testInfo, server.url);
  const order = await guestOrder(page, { name: someone("Otso") });
  await page.goto(`/en/orders/${order.token}`);
  await expect(page.getByText(order.code).first()).toBeVisible();
  const line = await fetch(`${server.url}/api/orders/${order.token}/changes`);
  const reader = line.body!.pipeThrough(new TextDecoderStream()).getReader();
  expect((await reader.read()).value).toMatch(/^data: /);

  const stopping = server.kill("SIGTERM");
  const rest: string[] = [];
  for (let part = await reader.read(); !part.done; part = await reader.read()) rest.push(part.value);
  expect(rest.join("")).toMatch(/^(:\n\n)*$/);
  await stopping;
  expect((await server.ended).signal, "it ended by itself, not by force").not.toBe("SIGKILL");
  await expect(page.getByText("The shop does not answer just now")).toBeVisible({ timeout: 20_000 });

  const next = await startOwnServer({}, server.port);
  const elsewhere = await opened(browser, testInfo, next.url);
  await elsewhere.goto(`/en/orders/${order.token}`);
  await elsewhere.getByText("Cancel the order").click();
  await elsewhere.getByRole("button", { name: "Yes, cancel it" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Cancelled" })).toBeVisible({ timeout: 30_000 });
  await Promise.all([page.context().close(), elsewhere.context().close()]);
  await next.stop();
});

test("a page whose line does not hold asks by itself", async ({ browser, baseURL }, testInfo) => {
  const page = await opened(browser, testInfo, baseURL ?? "");
  await page.route("**/changes", (route) => route.abort());
  const order = await guestOrder(page, { name: someone("Aino") });
  await page.goto(`/en/orders/${order.token}`);
  const elsewhere = await opened(browser, testInfo, baseURL ?? "");
  await elsewhere.goto(`/en/orders/${order.token}`);
  await elsewhere.getByText("Cancel the order").click();
  await elsewhere.getByRole("button", { name: "Yes, cancel it" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Cancelled" })).toBeVisible();
  await Promise.all([page.context().close(), elsewhere.context().close()]);
});
