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
  await page.getByRole("textbox", { name: "Order, receipt or return number" }).fill(order.number);
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

/** What the closing of today says of cash in Turku, where no other story goes, in cents. */
async function cashInTurku(page: Page): Promise<{ taken: number; back: number }> {
  await page.goto("/en/staff/closing?store=turku");
  const cells = page.getByRole("row", { name: /^Cash/ }).getByRole("cell");
  const none = page.getByText(/^Nothing moved on this day/);
  await expect(cells.first().or(none)).toBeVisible();
  if (await none.isVisible()) return { taken: 0, back: 0 };
  const cents = async (nth: number) => Number((await cells.nth(nth).textContent())?.replace(/[^0-9]/g, ""));
  return { taken: await cents(0), back: await cents(1) };
}

test("what does not suit is exchanged at another store for something dearer: the till takes the difference", async ({
  page,
  another,
}) => {
  const order = await handedOver(page);
  const turku = await another();
  await turku.setViewportSize({ width: 820, height: 1180 });
  await signIn(turku, people.admin);
  const before = await cashInTurku(turku);

  await turku.goto(`/en/staff/returns?store=turku&order=${order.number}`);
  await turku.getByRole("link", { name: /^Exchange / }).click();
  await expect(turku.getByText("Choose what goes out instead.")).toBeVisible();
  await turku.getByRole("link", { name: "2", exact: true }).click();
  await expect(turku.getByRole("link", { name: "2", exact: true })).toHaveAttribute("aria-current", "true");
  await turku.getByRole("link", { name: "1", exact: true }).click();
  await expect(turku.getByRole("link", { name: "1", exact: true })).toHaveAttribute("aria-current", "true");
  await turku.getByRole("link", { name: /^Box of six/ }).click();
  await expect(turku.getByText("Take €9.50", { exact: true })).toBeVisible();
  await expectAccessible(turku);
  await turku.getByRole("radio", { name: "Cash" }).check();
  await turku.getByRole("textbox", { name: "Till receipt number" }).fill("K-31");
  await turku.getByRole("button", { name: "Exchange and take €9.50" }).click();
  const desk = turku.getByRole("region", { name: `Order ${order.number}` });
  await expect(desk.getByText("Exchanged", { exact: true })).toBeVisible();
  await expect(desk.getByText(/^One may come back/)).toBeVisible();
  await expect(desk.getByRole("link", { name: /^Print credit note C-TURKU-/ })).toBeVisible();
  const receipt = desk.getByRole("link", { name: /^Print receipt R-TURKU-/ });
  const number = (await receipt.textContent())!.split(" ").at(-1)!;
  await expectAccessible(turku);
  expect(await cashInTurku(turku)).toEqual({ taken: before.taken + 950, back: before.back });

  await turku.goto("/en/staff/returns?store=turku");
  await turku.getByRole("textbox", { name: "Order, receipt or return number" }).fill(number.toLowerCase());
  await turku.getByRole("button", { name: "Find" }).click();
  await expect(turku.getByRole("heading", { name: new RegExp(`^Order \\d+, ${order.name}$`) })).toBeVisible();
  await expect(turku.getByText(/^One may come back/)).toBeVisible();

  const shopper = await another();
  await shopper.goto(`/en/orders/${order.token}`);
  await shopper.getByRole("link", { name: /^Something of this order was exchanged/ }).click();
  await expect(
    shopper.getByText(`Went out in exchange for something of order ${order.number}`),
  ).toBeVisible();
  await expectAccessible(shopper);
  await shopper.goto(`${shopper.url()}/receipt`);
  await shopper.getByRole("link", { name: new RegExp(`^Receipt ${number}`) }).click();
  await expect(shopper.getByText(number, { exact: true })).toBeVisible();
  await expect(shopper.getByText("€11.80").first()).toBeVisible();
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
