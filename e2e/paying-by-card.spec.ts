import { expect, expectAccessible, freshAddress, type Page, test } from "./fixtures";

/** Two loaves to be collected at Tapiola, where no other story stands in a queue, held; and who orders them, by card. */
async function toPayment(page: Page, card: string): Promise<void> {
  await page.goto("/en/stores");
  const answer = await page.request.post("/api/cart/lines", {
    headers: { origin: new URL(page.url()).origin },
    data: { sku: "BAK-0001-H", quantity: 2, store: "tapiola" },
  });
  expect(answer.status()).toBe(201);
  await page.goto("/en/cart");
  await page.getByRole("button", { name: "Check out" }).click();
  await expect(page).toHaveURL(/\/en\/checkout$/);
  await page.getByLabel("Your name").fill("Emmi Virta");
  await page.getByLabel("Email", { exact: true }).fill(freshAddress("emmi"));
  await page.getByRole("radio", { name: /^Card/ }).check();
  await page.getByLabel("Which card").selectOption(card);
}

const pay = (page: Page) => page.getByRole("button", { name: "Order and pay" }).click();
const placed = (page: Page) => page.getByRole("heading", { level: 1, name: "We have your order" });

test("a card without enough money loses nothing: another one pays", async ({ page }) => {
  await toPayment(page, "A demo card without enough money");
  await pay(page);
  await expect(page.getByRole("alert").filter({ hasText: "Your card was declined" })).toBeVisible();
  await expect(page.getByLabel("Your name")).toHaveValue("Emmi Virta");
  await page.getByLabel("Which card").selectOption("A demo card that pays");
  await pay(page);
  await expect(placed(page)).toBeVisible();
  await page.goto("/en/cart");
  await expect(page.getByRole("heading", { name: "Your basket is empty" })).toBeVisible();
});

test("a bank that asks first: yes, and the order stands", async ({ page }) => {
  await toPayment(page, "A demo card whose bank asks you first");
  await pay(page);
  await expect(page.getByRole("heading", { level: 1, name: "Your bank asks that it is you" })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("link", { name: "Go to your bank" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Is this you?" })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Yes, it is me" }).click();
  await expect(page).toHaveURL(/\/en\/orders\/[\w-]{22}$/);
  await expect(placed(page)).toBeVisible();
});

test("a bank that asks first: no, and nothing is ordered or lost", async ({ page }) => {
  await toPayment(page, "A demo card whose bank asks you first");
  await pay(page);
  await page.getByRole("link", { name: "Go to your bank" }).click();
  await page.getByRole("button", { name: "No, stop the payment" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "This order was not placed" })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("link", { name: "Back to your basket" }).click();
  await expect(page).toHaveURL(/\/en\/cart$/);
  await expect(page.getByRole("button", { name: "Check out" })).toBeVisible();
});

test("a payment that nobody knows about is waited for, and then the order stands", async ({ page }) => {
  await toPayment(page, "A demo card that takes its time");
  await pay(page);
  await expect(
    page.getByRole("heading", { level: 1, name: "We are waiting for your payment" }),
  ).toBeVisible();
  await expectAccessible(page);
  await expect(placed(page)).toBeVisible({ timeout: 40_000 });
});
