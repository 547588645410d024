import {
  type GuestOrder,
  handOverByIdentity,
  people,
  pickupPage,
  readyOrder,
  signIn,
  someone,
} from "./counter";
import { expect, expectAccessible, type Page, test } from "./fixtures";

/** Buns that were ordered online and handed over at Kallio. */
async function handedOver(page: Page): Promise<GuestOrder> {
  const order = await readyOrder(page, { name: someone("Helmi"), skus: ["BAK-0007-1", "BAK-0007-1"] });
  await signIn(page, people.clerkOfKallio);
  await page.goto(pickupPage(order));
  await handOverByIdentity(page);
  await expect(page.getByRole("heading", { name: "Handed over" })).toBeVisible();
  return order;
}

async function openDesk(page: Page, order: GuestOrder): Promise<void> {
  await page.getByRole("link", { name: "Returns" }).click();
  await expect(page.getByText("Which order is it from?")).toBeVisible();
  await page.getByRole("textbox", { name: "Order number" }).fill(order.number);
  await page.getByRole("button", { name: "Find" }).click();
  await expect(page.getByRole("heading", { name: `Order ${order.number}, ${order.name}` })).toBeVisible();
}

test("what was bought at one store is brought back to another: on the shelf again, and the till gives the money", async ({
  page,
  another,
}) => {
  const order = await handedOver(page);
  const kamppi = await another();
  await signIn(kamppi, people.clerkOfKamppi);
  await openDesk(kamppi, order);
  await expectAccessible(kamppi);
  await expect(kamppi.getByText("2 may come back")).toBeVisible();
  await kamppi.getByRole("spinbutton", { name: /^How many of/ }).fill("1");
  await kamppi.getByRole("combobox", { name: "What becomes of it" }).selectOption("Back on the shelf");
  await kamppi.getByRole("textbox", { name: "Till receipt number" }).fill("K-31");
  await kamppi.getByRole("button", { name: "Take back" }).click();
  const desk = kamppi.getByRole("region", { name: `Order ${order.number}` });
  await expect(desk.getByText("The money is back")).toBeVisible();
  await expect(desk.getByText("One may come back")).toBeVisible();

  await kamppi.getByRole("spinbutton", { name: /^How many of/ }).fill("0");
  await kamppi.getByRole("button", { name: "Take back" }).click();
  await expect(kamppi.getByRole("alert").filter({ hasText: "Say how many come back." })).toBeVisible();
  await kamppi.getByRole("spinbutton", { name: /^How many of/ }).fill("1");
  await kamppi.getByRole("combobox", { name: "What becomes of it" }).selectOption("Damaged: write off");
  await kamppi.getByRole("button", { name: "Take back" }).click();
  await expect(kamppi.getByText("Everything of this order has come back")).toBeVisible();
});

test("a number that nobody ordered under leads on, and so does an order that has nothing to bring back", async ({
  page,
}) => {
  await signIn(page, people.clerkOfKallio);
  await page.goto("/en/staff/returns?order=1");
  await expect(page.getByText("No order 1 was placed here.")).toBeVisible();
  await expectAccessible(page);
  await expect(page.getByRole("link", { name: "Back to the board" })).toBeVisible();
});

test("a shopper says from their order what they bring, and the store sees it coming", async ({
  page,
  another,
}) => {
  const order = await handedOver(page);
  const shopper = await another();
  await shopper.goto(`/en/orders/${order.token}`);
  await shopper.getByRole("link", { name: "Bring something back" }).click();
  await shopper.getByRole("button", { name: "I’ll bring these" }).click();
  await expect(shopper.getByRole("alert").filter({ hasText: "Say how many you bring." })).toBeVisible();
  await shopper.getByRole("spinbutton", { name: /^How many of/ }).fill("2");
  await shopper.getByRole("combobox", { name: /^Why/ }).selectOption("It does not fit");
  await shopper.getByRole("button", { name: "I’ll bring these" }).click();
  await expect(shopper.getByText("Bring it to any store", { exact: true })).toBeVisible();
  await expectAccessible(shopper);

  await page.goto(`/en/staff/returns?order=${order.number}`);
  const desk = page.getByRole("region", { name: `Order ${order.number}` });
  await expect(desk.getByText("Announced online", { exact: true })).toBeVisible();
  await page.getByRole("spinbutton", { name: /^How many of/ }).fill("2");
  await page.getByRole("button", { name: "Take back" }).click();
  await expect(desk.getByText("The money is back")).toBeVisible();
  await shopper.reload();
  await expect(shopper.getByText("Your money is back")).toBeVisible();
});
