// @ts-check
import { PHONE } from "./camera.mjs";
import { handOver, makeReady } from "./counter.mjs";

const STORE = "kallio";
const SHOPPER = "shopper@aisle.example";

/** What was bought before, and what is bought now: SKU and quantity. */
const BEFORE = /** @type {const} */ ([
  ["BAK-0006", 1],
  ["DRI-0001-250B", 1],
]);
const NOW = /** @type {const} */ ([
  ["BAK-0001-H", 1],
  ["BAK-0002", 2],
  ["BAK-0003-4", 1],
]);

/** @typedef {import("@playwright/test").Page} Page */
/** @typedef {{ url: string, password: string }} Shop */

/**
 * Sends what a page of the shop would send.
 * @param {Page} page
 * @param {string} address
 * @param {Parameters<Page["request"]["post"]>[1]} options
 */
async function post(page, address, options) {
  const headers = { origin: new URL(address).origin, ...options?.headers };
  const answer = await page.request.post(address, { ...options, headers });
  if (!answer.ok()) throw new Error(`POST ${address}: ${answer.status()} ${await answer.text()}`);
}

/**
 * @param {Page} page
 * @param {Shop} shop
 */
async function signIn(page, { url, password }) {
  await page.goto(`${url}/en/account/sign-in`);
  await page.getByLabel("Email").fill(SHOPPER);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await page.waitForURL(/\/en\/account$/);
}

/**
 * @param {Page} page
 * @param {string} url of the shop
 * @param {readonly (readonly [string, number])[]} goods
 */
async function fillBasket(page, url, goods) {
  for (const [sku, quantity] of goods)
    await post(page, `${url}/api/cart/lines`, { data: { sku, quantity, store: STORE } });
}

/**
 * Checks out what lies in the basket, to be paid in the store; ends on the order's page.
 * @param {Page} page
 * @param {string} url of the shop
 * @param {() => Promise<void>} [beforeOrdering]
 * @returns {Promise<string>} the order's number
 */
async function order(page, url, beforeOrdering) {
  await page.goto(`${url}/en/cart`);
  await page.getByRole("button", { name: "Check out" }).click();
  await page.waitForURL(/\/en\/checkout$/);
  await beforeOrdering?.();
  await page.getByRole("button", { name: "Place order" }).click();
  await page.waitForURL(/\/en\/orders\//);
  const number = (await page.getByText(/^Order \d+$/).textContent()) ?? "";
  return number.replace(/\D/g, "");
}

/**
 * One shopper's day, in pictures: looking around, a basket, an order that gets ready.
 * @param {import("./camera.mjs").Camera} camera
 * @param {Shop} shop
 */
export async function walkThroughTheShop(camera, shop) {
  const { url } = shop;
  const page = await camera.person();
  const take = (/** @type {string} */ name) => camera.take(page, name, {});
  await signIn(page, shop);
  await post(page, `${url}/api/store`, {
    form: { store: STORE },
    headers: { accept: "application/json" },
  });
  await fillBasket(page, url, BEFORE);
  const before = await order(page, url);
  await handOver(await camera.person(), { ...shop, number: before });

  for (const [name, path] of Object.entries({
    home: "/en",
    department: "/en/c/bakery",
    product: "/en/products/oat-loaf",
    search: "/en/search?q=chocolate",
  })) {
    await page.goto(url + path);
    await take(name);
  }
  await fillBasket(page, url, NOW);
  await page.goto(`${url}/en/cart`);
  await take("basket");
  const number = await order(page, url, () => take("checkout"));
  await makeReady(await camera.person(), { ...shop, number });
  await take("order");
  await page.goto(`${url}/en/account`);
  await take("account");
  await page.context().close();
}

/**
 * A few pages as they are in other languages, on a phone.
 * @param {import("./camera.mjs").Camera} camera
 * @param {Shop} shop
 */
export async function walkInOtherLanguages(camera, { url }) {
  for (const locale of ["fi", "ja", "ru"]) {
    const page = await camera.person(locale);
    const take = (/** @type {string} */ name) =>
      camera.take(page, `${name}-${locale}`, { screens: [PHONE], themes: ["light"] });
    await page.goto(`${url}/${locale}`);
    await post(page, `${url}/api/store`, {
      form: { store: STORE },
      headers: { accept: "application/json" },
    });
    await take("home");
    await page.goto(`${url}/${locale}/products/oat-loaf`);
    await take("product");
    await fillBasket(page, url, NOW);
    await page.goto(`${url}/${locale}/cart`);
    await page.locator('button[value="checkout"]').last().click();
    await page.waitForURL(new RegExp(`/${locale}/checkout$`));
    await take("checkout");
    await page.context().close();
  }
}
