import { people, signIn, someone } from "./counter";
import { expect, expectAccessible, test } from "./fixtures";

/** Bulbs that Kallio has none of; Kamppi and Tapiola do. */
const elsewhere = "HOM-0014-470";
/** A thing on a shelf of its own at Kallio, dear enough that a few of them need a second person. */
const dear = { sku: "PLA-0010", shelf: "G-04-1" };

test("somebody in the store scans what is sold out, has a clerk sell it from elsewhere, and a loss takes two people", async ({
  page,
  another,
}) => {
  // The code at the door: this store is chosen, and what is in the hand has its price and its ways.
  await page.goto("/en/here/kallio");
  await expect(page.getByRole("heading", { name: "You are in the store Kallio" })).toBeVisible();
  await expect(page.getByRole("banner").getByText("Kallio").first()).toBeVisible();
  await expectAccessible(page);
  await page.getByLabel("Digits under the bars").fill("0000000000000");
  await page.getByRole("button", { name: "Look it up" }).click();
  await expect(page.getByText("Nothing we sell has the number 0000000000000.")).toBeVisible();
  await page.getByLabel("Digits under the bars").fill(elsewhere);
  await page.getByRole("button", { name: "Look it up" }).click();
  await expect(page.getByText("None left here")).toBeVisible();
  // Only a page that is alive offers the camera; before, the same press leads to the basket.
  await expect(page.getByRole("button", { name: "Scan with the camera" })).toBeVisible();
  await page.getByRole("button", { name: /^Collect at Tapiola|^Collect at Kamppi/ }).click();
  await expect(page.getByText("It is in your basket.")).toBeVisible();
  await expectAccessible(page);

  // The clerk looks the same thing up, and sells it all the same: one collected, one sent.
  const clerk = await another();
  await signIn(clerk, people.clerkOfKallio);
  await clerk.goto(`/en/staff/stock?store=kallio&q=${elsewhere}`);
  await expect(clerk.getByRole("heading", { name: "Elsewhere" })).toBeVisible();
  await expect(clerk.getByText("Tapiola", { exact: true })).toBeVisible();
  await expectAccessible(clerk);
  await clerk.getByRole("link", { name: "Sell it from elsewhere" }).click();
  const way = clerk.getByRole("combobox", { name: /^How:/ });
  await expect(way).toBeVisible();
  await way.selectOption("tapiola");
  await clerk.getByRole("textbox", { name: "Scan or type an item" }).fill("PAN-0016-P");
  await clerk.getByRole("button", { name: "Add" }).click();
  await expect(way).toHaveCount(2);
  await expect(way.first()).toHaveValue("tapiola");
  await way.nth(1).selectOption("tapiola");
  await clerk.getByRole("button", { name: "Work it out again" }).click();
  await expect(way.nth(1)).toHaveValue("tapiola");
  await expectAccessible(clerk);
  const name = someone("Iida");
  await clerk.getByRole("textbox", { name: "Name" }).fill(name);
  await clerk.getByRole("textbox", { name: "Email" }).fill("iida@example.com");
  await clerk.getByRole("radio", { name: "Card terminal" }).check();
  await clerk.getByRole("textbox", { name: "Receipt number or reference" }).fill("T-4711");
  await clerk.getByRole("button", { name: /is paid: sell it$/ }).click();
  await expect(clerk.getByText(/^Sold: order \d+$/)).toBeVisible();
  await expect(clerk.getByRole("listitem").filter({ hasText: name })).toContainText("Card terminal · T-4711");
  const paper = clerk.getByRole("link", { name: /^Print the confirmation/ }).first();
  const pdf = await clerk.request.get((await paper.getAttribute("href")) ?? "");
  expect([pdf.status(), pdf.headers()["content-type"]]).toEqual([200, "application/pdf"]);

  // A shelf is counted by scan; what is missing is too much for one person.
  await clerk.goto(`/en/staff/stock/count?store=kallio&shelf=${dear.shelf}`);
  await clerk.getByRole("textbox", { name: "Scan what stands there" }).fill(dear.sku);
  await clerk.keyboard.press("Enter");
  await expect(clerk.getByText(/^1 of \d+ counted, 1 differ$/)).toBeVisible();
  await clerk.getByRole("button", { name: "Save what was counted" }).click();
  await expect(clerk.getByText(/too much for one person/)).toBeVisible();
  await expectAccessible(clerk);
  await clerk.goto("/en/staff/stock?store=kallio");
  const waiting = clerk.getByRole("region", { name: "Waiting for a second person" });
  await expect(waiting.getByText("You missed it yourself").first()).toBeVisible();
  await expect(waiting.getByRole("button", { name: "Write it off", exact: true })).toHaveCount(0);

  const manager = await another();
  await signIn(manager, people.managerOfKallio);
  await manager.goto(`/en/staff/stock?store=kallio&q=${dear.sku}`);
  const item = manager
    .getByRole("listitem")
    .filter({ has: manager.getByRole("button", { name: "Write it off", exact: true }) });
  await expectAccessible(manager);
  await item.first().getByRole("button", { name: "Write it off", exact: true }).click();
  await expect(manager.getByRole("definition").first()).toHaveText("1");
  await expect(manager.getByRole("listitem").filter({ hasText: "Mikael Ranta" })).toContainText("Corrected");
});
