import { readFile } from "node:fs/promises";
import { handOverByIdentity, people, pickupPage, readyOrder, signIn, someone } from "./counter";
import { expect, expectAccessible, test } from "./fixtures";

test("a manager closes the day after a handover and a return, and takes its figures along", async ({
  page,
  another,
}) => {
  const order = await readyOrder(page, { name: someone("Oona"), skus: ["BAK-0007-1", "BAK-0007-1"] });
  await signIn(page, people.managerOfKallio);
  await page.goto(pickupPage(order));
  await handOverByIdentity(page);
  await expect(page.getByRole("heading", { name: "Handed over" })).toBeVisible();
  await page.goto(`/en/staff/returns?store=kallio&order=${order.number}`);
  await page.getByRole("spinbutton", { name: /^How many of/ }).fill("1");
  await page.getByRole("button", { name: "Take back" }).click();
  const desk = page.getByRole("region", { name: `Order ${order.number}` });
  await expect(desk.getByText("The money is back")).toBeVisible();

  const shopper = await another();
  await shopper.goto(`/en/orders/${order.token}/receipt`);
  await expect(shopper.getByRole("link", { name: /^Receipt R-KALLIO-\d{4}-\d{6}/ })).toBeVisible();
  await expectAccessible(shopper);
  await shopper.getByRole("link", { name: /^Credit note C-KALLIO-/ }).click();
  await expect(shopper.getByRole("heading", { name: "Credit note" })).toBeVisible();
  await expect(shopper.getByText(/^C-KALLIO-\d{4}-\d{6}$/)).toBeVisible();
  await expectAccessible(shopper);

  await page.goto("/en/staff");
  await page.getByRole("link", { name: "Daily closing" }).click();
  await expect(page.getByRole("heading", { name: /^Daily closing/ })).toBeVisible();
  const cash = page.getByRole("row", { name: /^Cash/ });
  await expect(cash.getByRole("cell")).toHaveText([/€\d/, /€\d/, /€\d/]);
  await expect(page.getByRole("row", { name: /^14\s?%|^13\.5\s?%|^25\.5\s?%/ }).first()).toBeVisible();
  await expectAccessible(page);

  const waiting = page.waitForEvent("download");
  await page.getByRole("link", { name: "Download as CSV" }).click();
  const download = await waiting;
  expect(download.suggestedFilename()).toMatch(/^closing-kallio-\d{4}-\d{2}-\d{2}\.csv$/);
  const text = await readFile(await download.path(), "utf8");
  expect(text).toMatch(/^\uFEFFstore,name,day,currency,/);
  expect(text).toMatch(/,payment,cash,\d+\.\d\d,\d+\.\d\d,/);

  await page.getByLabel("Day").fill("2020-01-06");
  await page.getByRole("button", { name: "Show the day" }).click();
  await expect(page.getByText(/^Nothing moved on this day/)).toBeVisible();
  await expectAccessible(page);

  const clerk = await another();
  await signIn(clerk, people.clerkOfKallio);
  await expect(clerk.getByRole("link", { name: "Daily closing" })).toBeHidden();
  await clerk.goto("/en/staff/closing");
  await expect(clerk.getByText("For managers")).toBeVisible();
});
