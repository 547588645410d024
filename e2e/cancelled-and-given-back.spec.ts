import { giftCard, guestOrder, people, pickupPage, readyOrder, signIn, someone } from "./counter";
import { expect, expectAccessible, test } from "./fixtures";

// A doughnut at 2.30 € and a bar of chocolate at 3.49 €: what Kallio has plenty of.
const doughnut = "BAK-0007-1";
const chocolate = "PAN-0016-P";
const card = { method: "demo_card", token: "demo_ok" } as const;

test("a card pays what was kept: one line is refused at the counter, and nobody is charged for it", async ({
  page,
  another,
}) => {
  const order = await readyOrder(page, {
    name: someone("Oona"),
    skus: [doughnut, doughnut, chocolate],
    payment: card,
  });
  await signIn(page, people.clerkOfKallio);
  await page.goto(pickupPage(order));
  await page.getByText("Cancel a part of it").click();
  const what = page.getByRole("combobox", { name: "What" });
  await what.selectOption("Dark chocolate bar");
  await page.getByRole("textbox", { name: "Reason, for the customer" }).fill("Did not want it after all");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Cancel these" }).click();
  await expect(page.getByText("1 cancelled")).toBeVisible();
  await page.getByRole("radio", { name: "Photo ID" }).check();
  await page.getByRole("button", { name: "Hand over" }).click();
  await expect(page.getByRole("heading", { name: "Handed over" })).toBeVisible();

  const shopper = await another();
  const kept = "€4.60";
  await expect(async () => {
    await shopper.goto(`/en/orders/${order.token}`);
    await expect(shopper.getByText(`Paid ${kept}`)).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: 40_000 });
  await expectAccessible(shopper);
  await shopper.goto(`/en/orders/${order.token}/receipt`);
  await expect(shopper.getByText(kept).first()).toBeVisible();
});

test("a line is called off, then the whole order, and the gift card has its money back each time", async ({
  page,
}) => {
  const gift = await giftCard(page, 2000);
  const order = await guestOrder(page, {
    name: someone("Pihla"),
    skus: [doughnut, doughnut, chocolate],
    payment: { method: "gift_card", giftCard: gift.code },
  });
  expect(await gift.left()).toBe(2000 - 809);
  await page.goto(`/en/orders/${order.token}`);
  const cancel = page.getByRole("group").filter({ hasText: "How many" });
  await cancel.getByText("Cancel this").click();
  await cancel.getByRole("combobox", { name: "How many" }).selectOption("1");
  await expectAccessible(page);
  await cancel.getByRole("button", { name: "Yes, cancel" }).click();
  await expect(page.getByText("It is cancelled. You do not pay for it.")).toBeVisible();
  expect(await gift.left()).toBe(2000 - 579);
  await page.getByText("Cancel the order").click();
  await page.getByRole("button", { name: "Yes, cancel it" }).click();
  await expect(page.getByText("Your order is cancelled.")).toBeVisible();
  expect(await gift.left()).toBe(2000);
});

test("money back without goods, above what a clerk may give: a manager says yes, and the shopper sees it", async ({
  page,
  another,
}) => {
  // Two of what costs 69.90 €: a clerk may give 100 € alone.
  const order = await readyOrder(page, {
    name: someone("Silja"),
    skus: ["KIT-0008-6", "KIT-0008-6"],
    payment: card,
  });
  await signIn(page, people.clerkOfKallio);
  await page.goto(pickupPage(order));
  await page.getByRole("radio", { name: "Photo ID" }).check();
  await page.getByRole("button", { name: "Hand over" }).click();
  await expect(page.getByRole("heading", { name: "Handed over" })).toBeVisible();
  await page.goto(`/en/staff/refunds?store=kallio&order=${order.number}`);
  await expect(page.getByText("2 with the customer · €139.80 paid")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("combobox", { name: /as a whole$/ }).selectOption("2");
  await page.getByRole("textbox", { name: "Reason" }).first().fill("A leg is loose");
  await page.getByRole("button", { name: "Give back" }).click();
  const own = page.getByRole("listitem").filter({ hasText: `Order ${order.number}` });
  await expect(own.getByText("Waits for a second person")).toBeVisible();
  await expect(own.getByRole("button", { name: /^Give €/ })).toHaveCount(0);

  const manager = await another();
  await signIn(manager, people.managerOfKallio);
  await manager.getByRole("link", { name: "Refunds" }).click();
  const held = manager.getByRole("listitem").filter({ hasText: `Order ${order.number}` });
  await held.getByRole("button", { name: "Give €139.80 back" }).click();
  await expect(held.getByText("Given back", { exact: true })).toBeVisible();
  await expectAccessible(manager);
  await manager.goto("/en/staff/payments");
  await expect(manager.getByRole("heading", { level: 1, name: "Refused payments" })).toBeVisible();
  await expectAccessible(manager);

  await expect(async () => {
    await page.goto(`/en/orders/${order.token}`);
    await expect(page.getByText("Given back €139.80")).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: 40_000 });
});
