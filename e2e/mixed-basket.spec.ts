import { expect, expectAccessible, freshAddress, type Page, test } from "./fixtures";

async function put(page: Page, sku: string, quantity: number): Promise<void> {
  const answer = await page.request.post("/api/cart/lines", {
    headers: { origin: new URL(page.url()).origin },
    data: { sku, quantity, store: "kallio" },
  });
  expect(answer.status()).toBe(201);
}

/**
 * Two loaves to be collected, and a chair to be sent.
 * @returns the store that has the loaves soonest just now, which the shop's queues decide
 */
async function fillBasket(page: Page): Promise<string> {
  await page.goto("/en/stores");
  await put(page, "BAK-0001-H", 2);
  await put(page, "KIT-0018", 1);
  await page.goto("/en/cart");
  const said = /^Choose this: 2 items at (\p{L}+) \+ 1 item delivered$/u;
  const choose = page.getByRole("button", { name: said }).first();
  const store = said.exec((await choose.getAttribute("aria-label")) ?? "")?.[1] ?? "";
  await choose.click();
  await expect(page.getByRole("region", { name: "Delivered to you" })).toContainText("Kitchen chair");
  return store;
}

async function checkOut(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Check out" }).click();
  await expect(page).toHaveURL(/\/en\/checkout$/);
}

async function fillFields(page: Page): Promise<void> {
  await page.getByLabel("Street and number").fill("Vaasankatu 5 B 12");
  await page.getByLabel("Postal code", { exact: true }).fill("00530");
  await page.getByLabel("Town", { exact: true }).fill("Helsinki");
  await page.getByLabel("Your name").fill("Emmi Virta");
  await page.getByLabel("Email", { exact: true }).fill(freshAddress("emmi"));
}

const pay = (page: Page) => page.getByRole("button", { name: "Order and pay" }).click();

test("one thing collected, another delivered, is one order of a guest under one payment", async ({
  page,
}) => {
  const store = await fillBasket(page);
  await checkOut(page);
  await expect(page.getByRole("heading", { name: `Collect at ${store}` })).toBeVisible();
  await expect(page.getByText("In one parcel: 1 × Kitchen chair")).toBeVisible();
  await expect(page.getByText(/^Delivered /).first()).toBeVisible();
  const inStore = page.getByRole("radio", { name: /^In the store/ });
  await expect(inStore).toBeDisabled();
  await expect(inStore).toHaveAccessibleDescription(/a parcel is paid before it leaves/);
  await expect(page.getByRole("radio", { name: /^Card/ })).toBeChecked();
  const review = page.getByRole("region", { name: "What you order" });
  await expect(review).toContainText("Kitchen chair");
  await expect(review).toContainText("Includes VAT 25.5%");
  await expect(review).toContainText("Includes VAT 13.5%");
  await expectAccessible(page);
  await fillFields(page);
  await pay(page);

  await expect(page).toHaveURL(/\/en\/orders\/[\w-]{22}$/);
  await expect(page.getByRole("heading", { name: "We have your order" })).toBeVisible();
  const parcel = page.getByRole("article", { name: "Being packed for you" });
  await expect(parcel).toContainText("00530 Helsinki");
  await expect(parcel).not.toContainText("Vaasankatu 5");
  expect(await page.content()).not.toContain("Virta");
  await expectAccessible(page);

  await page.getByRole("button", { name: "Show it large" }).click();
  const large = page.getByRole("dialog", { name: "For the counter" });
  await expect(large.getByRole("img", { name: "QR code, large" })).toBeVisible();
  await large.getByRole("button", { name: "Close" }).click();
  await expect(large).toBeHidden();

  const calendar = await page.getByRole("link", { name: "Add to calendar" }).getAttribute("href");
  const file = await page.request.get(calendar ?? "");
  expect(file.headers()["content-type"]).toContain("text/calendar");
  expect(await file.text()).toMatch(new RegExp(`BEGIN:VEVENT.*DTSTART:\\d{8}T\\d{6}Z.*${store}`, "s"));

  await page.getByRole("link", { name: "Receipt" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Receipt" })).toBeVisible();
  await expect(page.getByRole("article", { name: "Receipt" })).toContainText("€153.40");
  await expectAccessible(page);

  await page.goto("/en/cart");
  await expect(page.getByRole("heading", { name: "Your basket is empty" })).toBeVisible();
});

test("a wrong postal code is said beside its field when it is left, and by the shop as well", async ({
  page,
}) => {
  await fillBasket(page);
  await checkOut(page);
  await page.getByLabel("Postal code", { exact: true }).fill("530");
  await page.getByLabel("Town", { exact: true }).focus();
  await expect(page.getByLabel("Postal code", { exact: true })).toHaveAccessibleDescription(
    /It looks like 00530/,
  );
  await page.getByLabel("Country").selectOption("SE");
  await page.getByLabel("Postal code", { exact: true }).fill("114 55");
  await page.getByLabel("Town", { exact: true }).focus();
  await expect(page.getByLabel("Postal code", { exact: true })).toHaveAccessibleDescription("");
  await page.getByLabel("Country").selectOption("FI");
  await pay(page);
  await expect(page.getByLabel("Street and number")).toBeFocused();
  await expect(page.getByLabel("Postal code", { exact: true })).toHaveAccessibleDescription(
    /It looks like 00530/,
  );
  await expect(page.getByLabel("Your name")).toHaveAccessibleDescription(/Tell us a name/);
  await expect(page.getByLabel("Postal code", { exact: true })).toHaveValue("114 55");
  await expectAccessible(page);
});

test("a declined card loses nothing: another one pays", async ({ page }) => {
  await fillBasket(page);
  await checkOut(page);
  await fillFields(page);
  await page.getByLabel("Which card").selectOption("A demo card that is declined");
  await pay(page);
  await expect(page.getByRole("alert").filter({ hasText: "Your card was declined" })).toBeVisible();
  await expect(page.getByLabel("Which card")).toBeFocused();
  await expect(page.getByLabel("Your name")).toHaveValue("Emmi Virta");
  await expect(page.getByLabel("Street and number")).toHaveValue("Vaasankatu 5 B 12");
  await page.getByLabel("Which card").selectOption("A demo card that pays");
  await pay(page);
  await expect(page.getByRole("heading", { name: "We have your order" })).toBeVisible();
});

test("what cannot be sent any more leads to the basket, which says what can, and back", async ({ page }) => {
  await fillBasket(page);
  await checkOut(page);
  await fillFields(page);
  // In another tab, many more of it than there are.
  const tab = await page.context().newPage();
  await tab.goto("/en/cart");
  await tab.getByLabel("How many: Kitchen chair").fill("99");
  await expect(tab.getByRole("link", { name: /Basket/ })).toContainText("99+");
  await tab.close();
  await pay(page);
  await expect(page).toHaveURL(/\/en\/cart/);
  await expect(page.getByRole("alert").filter({ hasText: "Not everything is there any more" })).toBeVisible();
  await expect(page.getByText(/^Only \d+ can be delivered$/)).toBeVisible();
  await page.getByLabel("How many: Kitchen chair").fill("1");
  await expect(page.getByText(/^Only \d+ can be delivered$/)).toHaveCount(0);
  await checkOut(page);
  await expect(page.getByLabel("Your name")).toHaveValue("Emmi Virta");
  await expect(page.getByLabel("Postal code", { exact: true })).toHaveValue("00530");
  await pay(page);
  await expect(page.getByRole("heading", { name: "We have your order" })).toBeVisible();
});

test("a time that is offered no more leaves the goods held and the next times to choose from", async ({
  page,
}) => {
  await page.goto("/en/stores");
  await put(page, "BAK-0001-H", 1);
  await page.goto("/en/cart");
  await checkOut(page);
  const times = page.getByLabel("When", { exact: true });
  // A page that was open for long offers what is over by now.
  await times.evaluate((list: HTMLSelectElement) => {
    const old = list.querySelector<HTMLOptionElement>("optgroup option");
    if (old) old.value = "kallio.2020-01-01T08:00:00Z";
  });
  await times.selectOption({ value: "kallio.2020-01-01T08:00:00Z" });
  await expect(page.getByRole("alert").filter({ hasText: "your goods are still held" })).toBeVisible();
  await expect(times).toHaveValue("");
  await expect(page.getByRole("timer")).toBeVisible();
  const next = await times.locator("optgroup option:not(:disabled)").nth(1).getAttribute("value");
  await times.selectOption(next);
  await expect(page.getByText(/^Yours /)).toBeVisible();
});

test("what is put aside waits below the basket, also when that is empty, and comes back", async ({
  page,
}) => {
  await page.goto("/en/stores");
  await put(page, "BAK-0001-H", 2);
  await page.goto("/en/cart");
  await page.getByRole("button", { name: /^Save .* for later$/ }).click();
  await expect(page.getByRole("heading", { name: "Your basket is empty" })).toBeVisible();
  const saved = page.getByRole("region", { name: "Saved for later" });
  await expect(saved).toContainText("2 ×");
  await expectAccessible(page);
  await saved.getByRole("button", { name: /^Put .* into the basket$/ }).click();
  await expect(page.getByLabel(/^How many/)).toHaveValue("2");
  await expect(saved).toHaveCount(0);
});
