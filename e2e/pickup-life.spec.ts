import { guestOrder, handOverByIdentity, people, pickupPage, readyOrder, signIn, someone } from "./counter";
import { expect, expectAccessible, mailsTo, mailTo, type Page, test } from "./fixtures";

/** The order's page, by the link in a mail. */
async function openMailedLink(page: Page, mail: string): Promise<void> {
  const link = /https?:\/\/\S+\/orders\/[\w-]+/.exec(mail)?.[0];
  expect(link, "a link in the mail").toBeDefined();
  await page.goto(link ?? "");
}

const timeline = (page: Page) => page.getByRole("region", { name: /^What (has )?happened$/ });

test("what is missing is offered in another form: the shopper takes it from the mailed link and pays for what they get", async ({
  page,
  another,
}) => {
  const order = await guestOrder(page, { name: someone("Helmi"), skus: ["BAK-0003-4", "BAK-0003-4"] });
  await signIn(page, people.clerkOfKallio);
  await page.goto(pickupPage(order));
  await page.getByRole("button", { name: "Start picking" }).click();
  await page.getByText("Not there? Butter croissant").click();
  await page.getByLabel("How many are missing").fill("1");
  await page.getByLabel("Why").selectOption("Not on the shelf");
  await page.getByLabel("Offer instead").fill("BAK-0005");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Say that it is missing" }).click();
  await expect(page.getByText("0 of 1 picked")).toBeVisible();
  await expect(page.getByLabel("How many are missing")).toBeHidden();
  await expect(timeline(page)).toContainText("Missing Butter croissant: 1, Not on the shelf");

  const shopper = await another();
  await openMailedLink(shopper, await mailTo(shopper, order.email, /something is missing, you choose/));
  await expect(shopper.getByRole("heading", { name: "Missing: 1 × Butter croissant" })).toBeVisible();
  await expectAccessible(shopper);
  await shopper.getByRole("button", { name: /^1 × Bagels.* €4\.90$/ }).click();
  await expect(shopper.getByText("Thank you. That is how we do it.")).toBeVisible();
  await expect(shopper.getByRole("heading", { name: /^Missing/ })).toHaveCount(0);
  await expect(shopper.getByText("€13.50, in cash or by card")).toBeVisible();
  await expect(shopper.getByText("To pay now €13.50")).toBeVisible();

  await page.reload();
  await expect(page.getByText("0 of 2 picked")).toBeVisible();
  await expect(page.getByRole("button", { name: /^Pick Bagels/ })).toBeVisible();
  await expect(timeline(page)).toContainText("Customer takes the substitute for 1 × Butter croissant");
  await page.getByRole("button", { name: "All picked" }).click();
  await expect(page.getByText("2 of 2 picked")).toBeVisible();
  await page.getByRole("button", { name: "Mark ready" }).click();
  await page.getByRole("radio", { name: "Photo ID" }).check();
  await page.getByRole("radio", { name: "Cash" }).check();
  await page.getByRole("button", { name: "€13.50 taken, hand over" }).click();
  await expect(page.getByRole("heading", { name: "Handed over" })).toBeVisible();
  await expect(timeline(page)).toContainText("Paid €13.50 – cash");
});

test("a ready pickup is moved to another time and then to another store, and both stores know what to do", async ({
  page,
  another,
}) => {
  const order = await readyOrder(page, { name: someone("Tuomas") });
  const shopper = await another();
  await shopper.goto(`/en/orders/${order.token}`);
  await shopper.getByText("Change this pickup").click();
  await expectAccessible(shopper);
  const time = shopper.getByLabel("Another time");
  const window = time.locator("option:not([disabled])").nth(2);
  const chosen = (await window.textContent()) ?? "no time to choose";
  await time.selectOption(chosen);
  await shopper.getByRole("button", { name: "Keep this time" }).click();
  await expect(shopper.getByText("Your new time is kept.")).toBeVisible();
  await expect(shopper.getByText("Your time", { exact: true })).toBeVisible();

  await shopper.getByLabel("Another store that has all of it").selectOption("kamppi");
  await shopper.getByRole("button", { name: "Move it there" }).click();
  await expect(shopper.getByRole("heading", { name: "Now at Kamppi" })).toBeVisible();
  await expect(shopper.getByRole("article").filter({ hasText: "We have your order" })).toContainText(
    "Kamppi",
  );
  await expectAccessible(shopper);
  expect(await mailsTo(shopper, order.email, /your pickup is now at Kamppi/)).toHaveLength(1);

  await signIn(page, people.clerkOfKallio);
  await expect(page.getByRole("link", { name: order.name })).toHaveCount(0);
  await page.getByRole("link", { name: "Put back" }).click();
  const toCarry = page.getByRole("listitem").filter({ hasText: `Order ${order.number}` });
  await expect(toCarry).toContainText("Moved to another store");
  await expect(toCarry).toContainText("1 × Butter croissant");
  await expectAccessible(page);
  await toCarry.getByRole("button", { name: "It is back" }).click();
  await expect(toCarry).toHaveCount(0);

  const there = await another();
  await signIn(there, people.clerkOfKamppi);
  const toPick = there.getByRole("region", { name: /^To pick/ });
  await toPick.getByRole("link", { name: order.name }).click();
  await expect(timeline(there)).toContainText("Moved here from Kallio, as the customer asked");
  await expect(there.getByRole("button", { name: "Start picking" })).toBeVisible();
});

test("a handover by mistake is taken back by a manager, both are told, and then it is handed over for good", async ({
  page,
  another,
}) => {
  const order = await readyOrder(page, { name: someone("Anneli") });
  await signIn(page, people.clerkOfKallio);
  await page.goto(pickupPage(order));
  await handOverByIdentity(page);
  await expect(page.getByRole("heading", { name: "Handed over" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Take back the handover" })).toHaveCount(0);

  const manager = await another();
  await signIn(manager, people.managerOfKallio);
  await manager.goto(pickupPage(order));
  await expect(manager.getByText("Then give €8.60 back from the till.")).toBeVisible();
  await expectAccessible(manager);
  await manager.getByRole("button", { name: "Take back the handover" }).click();
  await expect(manager.getByRole("heading", { name: "Hand over" })).toBeVisible();
  await expect(timeline(manager)).toContainText("Taken back: handover. €8.60 given back");
  await expect(timeline(manager)).toContainText(`Handed over to ${order.name}`);

  await page.goto(pickupPage(order));
  await handOverByIdentity(page);
  await expect(page.getByRole("heading", { name: "Handed over" })).toBeVisible();
  await expect(timeline(page).getByText(`Handed over to ${order.name}`)).toHaveCount(2);
  const shopper = await another();
  await shopper.goto(`/en/orders/${order.token}`);
  await expect(shopper.getByRole("heading", { level: 1, name: "Collected" })).toBeVisible();
  await expect(timeline(shopper)).toContainText("The store took its last step back");
});

test("a shopper has a pickup kept longer once, and only once", async ({ page, another }) => {
  const order = await readyOrder(page, { name: someone("Reino") });
  const shopper = await another();
  const asleep = await another();
  // A tab that hears nothing: it still offers what another one has used up.
  await asleep.route(/\/(changes|version)$/, () => {});
  for (const tab of [shopper, asleep]) {
    await tab.goto(`/en/orders/${order.token}`);
    await tab.getByText("Change this pickup").click();
  }
  const keep = shopper.getByRole("button", { name: /^Keep it until / });
  const until = ((await keep.textContent()) ?? "").replace("Keep it until ", "");
  await keep.click();
  await expect(shopper.getByText("The store keeps it longer.")).toBeVisible();
  await expect(keep).toHaveCount(0);
  await expect(shopper.getByText(until, { exact: true })).toBeVisible();

  await asleep.getByRole("button", { name: /^Keep it until / }).click();
  await expect(
    asleep.getByRole("alert").filter({ hasText: "It was kept longer once already." }),
  ).toBeVisible();
  await asleep.reload();
  await expect(asleep.getByText(until, { exact: true })).toBeVisible();
});

test("a clerk corrects a count, but not below what is promised, and sees to whom", async ({
  page,
}, testInfo) => {
  // Each project counts goods of its own, since both run at once on one shop.
  const sku = testInfo.project.name === "phone" ? "PRO-0002-S" : "PRO-0002-L";
  const order = await guestOrder(page, { name: someone("Lauri"), skus: [sku, sku, sku] });
  await signIn(page, people.clerkOfKallio);
  await page.goto("/en/staff/stock?store=kallio");
  await page.getByLabel("Scan or type an item").fill(sku);
  await page.getByRole("button", { name: "Show" }).click();
  // More than there are: that many fewer would need a second person.
  await page.getByLabel("Counted").fill("90");
  await page.getByLabel("Reason").selectOption("Counted");
  await page.getByRole("button", { name: "Correct" }).click();
  await expect(page.getByText("Corrected.")).toBeVisible();
  const counter = (name: string) =>
    page.getByRole("term").filter({ hasText: name }).locator("xpath=following-sibling::dd");
  await expect(counter("On hand")).toHaveText("90");
  await expect(counter("Promised")).toHaveText("3");
  await expect(counter("To sell")).toHaveText("87");
  await expectAccessible(page);

  await page.getByLabel("Counted").fill("2");
  await page.getByLabel("Reason").selectOption("Lost");
  await page.getByRole("button", { name: "Correct" }).click();
  await expect(
    page.getByRole("alert").filter({ hasText: "One unit more is held or promised than you counted." }),
  ).toBeVisible();
  await expect(counter("On hand")).toHaveText("90");
  await expect(page.getByRole("listitem").filter({ hasText: `Order ${order.number}` })).toContainText(
    "3 units",
  );
  await page.getByRole("link", { name: `Order ${order.number}` }).click();
  await expect(page.getByRole("heading", { level: 1, name: order.name })).toBeVisible();
});
