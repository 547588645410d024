// @ts-check

const CLERK = "clerk.kallio@aisle.example";

/** @typedef {import("@playwright/test").Page} Page */
/** @typedef {{ url: string, password: string, number: string }} Asked of which shop, and the order's number */

/**
 * Signs a clerk in, has the order's pickup picked and put on the shelf, and opens its page.
 * @param {Page} page
 * @param {Asked} asked
 */
export async function makeReady(page, { url, password, number }) {
  await page.goto(`${url}/en/staff/sign-in`);
  await page.getByLabel("Email").fill(CLERK);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL(/\/en\/staff$/);
  await page.getByRole("link").filter({ hasText: number }).first().click();
  await page.getByRole("button", { name: "Start picking" }).click();
  await page.getByRole("button", { name: "All picked" }).click();
  await page.getByLabel("Shelf").fill("B-2");
  await page.getByRole("button", { name: "Mark ready" }).click();
  await page.getByRole("heading", { name: "Hand over" }).waitFor();
}

/**
 * The same, and then hands it over to somebody who shows a photo ID and pays in cash.
 * @param {Page} page
 * @param {Asked} asked
 */
export async function handOver(page, asked) {
  await makeReady(page, asked);
  await page.getByRole("radio", { name: "Photo ID" }).check();
  await page.getByRole("radio", { name: "Cash" }).check();
  await page.getByRole("button", { name: /hand over$/ }).click();
  await page.getByRole("heading", { name: "Handed over" }).waitFor();
}
