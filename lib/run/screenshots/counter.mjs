// @ts-check

import { fillTheCounter } from "./busy-counter.mjs";
import { DESK, PHONE, TABLET } from "./camera.mjs";

const CLERK = "clerk.kallio@aisle.example";
const MANAGER = "manager.kallio@aisle.example";

/** @typedef {import("@playwright/test").Page} Page */
/** @typedef {{ url: string, password: string, number: string }} Asked of which shop, and the order's number */

/**
 * @param {Page} page
 * @param {{ url: string, password: string }} shop
 * @param {string} email
 */
async function signIn(page, { url, password }, email) {
  await page.goto(`${url}/en/staff/sign-in`);
  await page.getByLabel("Email").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL(/\/en\/staff$/);
}

/**
 * A busy store's counter in pictures, in a shop of its own.
 * @param {import("./camera.mjs").Camera} camera
 * @param {{ url: string, password: string, env: NodeJS.ProcessEnv }} shop
 */
export async function walkThroughTheCounter(camera, shop) {
  const { round, waiting, over } = await fillTheCounter(shop);
  const page = await camera.person();
  await signIn(page, shop, MANAGER);
  for (const [name, path] of Object.entries({
    board: "",
    picking: `/pick-lists/${round}`,
    handover: `/pickups/${waiting.id}`,
    returns: `/returns?store=kallio&order=${over.number}`,
    reports: "/reports?store=kallio&span=week",
  })) {
    await page.goto(`${shop.url}/en/staff${path}`);
    if (name === "picking") await page.getByRole("button", { name: "Take it over" }).click();
    if (name === "picking") await page.getByRole("heading", { name: "Boxes" }).waitFor();
    await camera.take(page, name, { screens: [PHONE, TABLET, DESK], themes: ["light"] });
    if (name === "board") await camera.take(page, name, { screens: [TABLET], themes: ["dark"] });
  }
  await page.context().close();
}

/**
 * Signs a clerk in, has the order's pickup picked and put on the shelf, and opens its page.
 * @param {Page} page
 * @param {Asked} asked
 */
export async function makeReady(page, { number, ...shop }) {
  await signIn(page, shop, CLERK);
  await page.getByRole("link").filter({ hasText: number }).first().click();
  await page.getByRole("button", { name: "Start picking" }).click();
  await page.getByRole("button", { name: "All picked" }).click();
  await page.getByLabel("Shelf label").fill("B-2");
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
