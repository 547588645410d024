import { readFile } from "node:fs/promises";
import { handOverByIdentity, nameOf, people, pickupPage, readyOrder, signIn, someone } from "./counter";
import { expect, expectAccessible, test } from "./fixtures";

// Tampere, where no other story collects: its promises are taken away here.
const settings = "/en/staff/settings?store=tampere";

test("a manager pauses a store that is overrun, and every shopper is told at once, until it goes on", async ({
  page,
  another,
}) => {
  const shopper = await another();
  await shopper.goto("/en/stores/tampere");
  await shopper.getByRole("button", { name: "Collect here" }).click();
  await expect(shopper.getByText("This is your store")).toBeVisible();
  const put = await shopper.request.post("/api/cart/lines", {
    headers: { origin: new URL(shopper.url()).origin },
    data: { sku: "BAK-0007-1", quantity: 1, store: "tampere" },
  });
  expect(put.status()).toBe(201);
  await shopper.goto("/en/cart");
  await expect(shopper.getByText(/^Ready .* at Tampere/)).toBeVisible();

  await signIn(page, people.admin);
  await page.goto(settings);
  const pause = page.getByRole("region", { name: "Pause pickups" });
  await pause.getByLabel("Until when").selectOption("Until somebody resumes");
  await pause.getByRole("button", { name: "Pause pickups now" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Pickups are paused." })).toBeVisible();
  await expect(pause.getByText("Until somebody resumes them here.")).toBeVisible();
  await expectAccessible(page);

  await shopper.reload();
  await expect(shopper.getByText(/^Pickup is paused at Tampere right now/)).toBeVisible();
  await shopper.goto("/en/products/chocolate-doughnut");
  await expect(shopper.getByText(/^Pickup is paused at Tampere/).first()).toBeVisible();
  await expectAccessible(shopper);

  await pause.getByRole("button", { name: "Resume pickups" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Pickups go on." })).toBeVisible();
  await shopper.goto("/en/cart");
  await expect(shopper.getByText(/^Ready .* at Tampere/)).toBeVisible();

  const days = page.getByRole("region", { name: "Days that differ" });
  const day = new Date(Date.now() + 3 * 86_400_000).toISOString().slice(0, 10);
  await days.getByLabel("Day", { exact: true }).fill(day);
  await days.getByLabel("Closed all day").check();
  await days.getByLabel("Why, as shoppers read it").fill("Stocktaking in Tampere");
  await days.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Saved: Days that differ." })).toBeVisible();
  await expect(async () => {
    await shopper.goto("/en/stores/tampere");
    await expect(shopper.getByText("Stocktaking in Tampere")).toBeVisible({ timeout: 1_000 });
  }).toPass();
  const row = days.getByRole("listitem").filter({ hasText: "Stocktaking in Tampere" });
  await row.getByRole("button", { name: /^Remove/ }).click();
  await expect(row).toHaveCount(0);
});

test("what was just handed over stands in the report, with its table and file", async ({ page, another }) => {
  const order = await readyOrder(page, { name: someone("Ritva"), skus: ["BAK-0007-1"] });
  await signIn(page, people.managerOfKallio);
  await page.goto(pickupPage(order));
  await handOverByIdentity(page);
  await expect(page.getByRole("heading", { name: "Handed over" })).toBeVisible();

  await page.goto("/en/staff");
  await page.getByRole("link", { name: "Reports" }).click();
  await expect(page.getByRole("heading", { name: "Reports: Kallio" })).toBeVisible();
  const clerks = page.getByRole("region", { name: "By clerk" }).first();
  await expect(clerks.getByRole("img", { name: /^By clerk: / })).toBeVisible();
  await clerks.getByText("As a table").click();
  const mine = clerks.getByRole("row", { name: new RegExp(`^${nameOf(people.managerOfKallio)}`) });
  await expect(mine.getByRole("cell").nth(2)).toHaveText(/^[1-9]\d*$/);
  await expectAccessible(page);

  const waiting = page.waitForEvent("download");
  await page.getByRole("link", { name: "By clerk as CSV" }).click();
  const download = await waiting;
  expect(download.suggestedFilename()).toBe("clerks-kallio-today.csv");
  const text = await readFile(await download.path(), "utf8");
  expect(text).toMatch(/^\uFEFFstore,clerk,picked,pick_median_seconds,handed_over,short_units\r\n/);
  expect(text).toContain(`kallio,${nameOf(people.managerOfKallio)},`);

  const clerk = await another();
  await signIn(clerk, people.clerkOfKallio);
  await expect(clerk.getByRole("link", { name: "Reports" })).toBeHidden();
  for (const path of ["reports", "settings"]) {
    await clerk.goto(`/en/staff/${path}`);
    await expect(clerk.getByText("For managers")).toBeVisible();
  }
});
