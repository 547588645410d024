import { people, signIn, someone } from "./counter";
import { expect, expectAccessible, freshAddress, mailTo, type Page, test } from "./fixtures";

type Shopper = { name: string; email: string };

/** A loaf to be collected at Tapiola, where no other story stands in a queue, held; and who orders it, by card. */
async function toPayment(page: Page, { name, email }: Shopper): Promise<void> {
  await page.goto("/en/stores");
  const answer = await page.request.post("/api/cart/lines", {
    headers: { origin: new URL(page.url()).origin },
    data: { sku: "BAK-0007-1", quantity: 1, store: "tapiola" },
  });
  expect(answer.status()).toBe(201);
  await page.goto("/en/cart");
  await page.getByRole("button", { name: "Check out" }).click();
  await expect(page).toHaveURL(/\/en\/checkout$/);
  await page.getByLabel("Your name").fill(name);
  await page.getByLabel("Email", { exact: true }).fill(email);
  await page.getByRole("radio", { name: /^Card/ }).check();
}

/** Pays with a demo card, and waits until the shop has answered. */
async function payWith(page: Page, card: string): Promise<void> {
  await page.getByLabel("Which card").selectOption(card);
  const answered = page.waitForResponse(
    (r) => r.request().method() === "POST" && r.url().includes("/checkout"),
  );
  await page.getByRole("button", { name: "Order and pay" }).click();
  await answered;
}

test("the payment company is down: nothing is lost, and the shopper pays in the store", async ({ page }) => {
  const shopper = { name: someone("Ilona"), email: freshAddress("ilona") };
  await toPayment(page, shopper);
  await payWith(page, "A demo card whose company cannot be reached");
  await expect(
    page.getByRole("alert").filter({ hasText: "We cannot reach the payment company" }),
  ).toBeVisible();
  await expect(page.getByLabel("Your name")).toHaveValue(shopper.name);
  await expectAccessible(page);

  await page.getByRole("radio", { name: /^In the store/ }).check();
  await page.getByRole("button", { name: "Mail me the code" }).click();
  const code = /\d{6}/.exec(await mailTo(page, shopper.email, /Your code/))?.[0] ?? "";
  await page.getByLabel("6-digit code").fill(code);
  await page.getByRole("button", { name: "Place order" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "We have your order" })).toBeVisible();
  await page.goto("/en/cart");
  await expect(page.getByRole("heading", { name: "Your basket is empty" })).toBeVisible();
});

test("an order that is looked at: held, released by a manager, picked and handed over", async ({
  page,
  another,
}) => {
  test.setTimeout(120_000);
  const shopper = { name: someone("Aatos"), email: freshAddress("aatos") };
  await toPayment(page, shopper);
  for (const _ of Array(3)) {
    await payWith(page, "A demo card that is declined");
    await expect(page.getByRole("alert").filter({ hasText: "Your card was declined" })).toBeVisible();
  }
  await payWith(page, "A demo card that pays");
  const checking = page.getByRole("heading", { level: 1, name: "We are checking your order" });
  await expect(checking).toBeVisible();
  await expect(page.getByText("Ready by")).toBeHidden();
  await expectAccessible(page);
  expect(await mailTo(page, shopper.email, /we are on it/)).toContain("We look at some orders");

  // Somebody else may collect it only when the order's own address says so.
  await page.getByText("Change this pickup").click();
  await page.getByLabel("Name of who may collect it").fill("Olli Ystävä");
  await page.getByRole("button", { name: "They may collect it" }).click();
  await expect(page.getByLabel("Code from the mail")).toBeFocused();
  await expect(page.getByLabel("Name of who may collect it")).toHaveValue("Olli Ystävä");
  const mailed = await mailTo(page, shopper.email, /who else may collect/);
  const code = /[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(mailed)?.[0] ?? "";
  await page.getByLabel("Code from the mail").fill(code);
  await page.getByRole("button", { name: "They may collect it" }).click();
  await expect(page.getByText("Olli may collect it too, with an ID or the code.")).toBeVisible();

  const counter = await another();
  await signIn(counter, people.admin);
  await counter.goto("/en/staff?store=tapiola");
  const toCheck = counter.getByRole("region", { name: /^Needs attention/ });
  await toCheck.getByRole("link", { name: new RegExp(shopper.name) }).click();
  await expect(counter.getByRole("heading", { name: "A manager has to look at this first" })).toBeVisible();
  await expect(counter.getByText("Several cards were declined before one paid")).toBeVisible();
  await expect(counter.getByRole("button", { name: "Start picking" })).toBeHidden();
  await expectAccessible(counter);
  await counter.getByRole("button", { name: "Release it" }).click();
  await counter.getByRole("button", { name: "Start picking" }).click();
  await counter.getByRole("button", { name: "All picked" }).click();
  await counter.getByRole("button", { name: "Mark ready" }).click();
  await expect(counter.getByRole("heading", { name: "Hand over" })).toBeVisible();
  await expect(page.getByRole("heading", { level: 1, name: "Ready for you" })).toBeVisible({
    timeout: 30_000,
  });
  expect(await mailTo(page, shopper.email, /checked, we are on it/)).toContain("Thank you for your patience");

  await counter.getByRole("radio", { name: "Photo ID" }).check();
  await counter.getByRole("radio", { name: /^Olli Ystävä/ }).check();
  await counter.getByRole("button", { name: "Hand over" }).click();
  await expect(counter.getByRole("heading", { name: "Handed over" })).toBeVisible();
});
