import { expect, freshAddress, type Page } from "./fixtures";

/** What a basket of a given item at a store is made of. */
type Wish = { sku?: string; store?: string };

/** Puts so many of an item to be collected at a store into the basket, and opens it. */
export async function fillBasket(
  page: Page,
  quantity: number,
  { sku = "BAK-0001-H", store = "tapiola" }: Wish = {},
): Promise<void> {
  await page.goto("/en/stores");
  const answer = await page.request.post("/api/cart/lines", {
    headers: { origin: new URL(page.url()).origin },
    data: { sku, quantity, store },
  });
  expect(answer.status()).toBe(201);
  await page.goto("/en/cart");
}

/** From the basket to a checkout that only has to be paid, by card. */
export async function checkOut(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Check out" }).click();
  await expect(page).toHaveURL(/\/en\/checkout$/);
  await page.getByLabel("Your name").fill("Emmi Virta");
  await page.getByLabel("Email", { exact: true }).fill(freshAddress("emmi"));
  await page.getByRole("radio", { name: /^Card/ }).check({ force: true });
}

export const pay = (page: Page) => page.getByRole("button", { name: "Order and pay" }).click();
/** The part of the basket for discount codes, and its field. */
export const codes = (page: Page) => page.getByRole("region", { name: "Discount code" });
export const typed = (page: Page) => codes(page).getByRole("textbox", { name: "Code" });
/** Minor units of the first amount in a text. */
export const amountIn = (text: string | null): number =>
  Math.round(Number(/€([\d.]+)/.exec(text ?? "")?.[1]) * 100);
