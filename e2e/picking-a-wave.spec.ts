import { guestOrder, nameOf, people, scan, signIn, someone } from "./counter";
import { expect, expectAccessible, test } from "./fixtures";

const doughnut = "2000010070015";
const baguette = "2000010020010";

test("one walk for two orders: scanned and tapped into their boxes, handed on and taken back; what is missing is replaced by what the shopper takes elsewhere, and both are staged with labels", async ({
  page,
  another,
}) => {
  const first = await guestOrder(page, {
    name: someone("Tuuli"),
    skus: ["BAK-0007-1", "BAK-0007-1", "PAN-0016-P", "PAN-0016-S"],
  });
  const second = await guestOrder(page, {
    name: someone("Oskar"),
    skus: ["BAK-0007-1", "DRI-0013-15", "DRI-0013-05"],
  });
  await signIn(page, people.clerkOfKallio);
  await page.getByRole("link", { name: "Pick several" }).first().click();
  for (const { name } of [first, second]) await page.getByRole("checkbox", { name }).check();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Start with the ticked orders" }).click();
  await expect(page.getByRole("heading", { name: "Round for 2 orders" })).toBeVisible();
  await expect(page.getByText("0 of 7 picked")).toBeVisible();

  // Whoever is due first gets the first ones, each into a box of its own.
  const goods = page.getByRole("region", { name: "To fetch" });
  const said = (text: string) => expect(page.getByRole("status").filter({ hasText: text })).toBeVisible();
  const refused = (text: string) => expect(page.getByRole("alert").filter({ hasText: text })).toBeVisible();
  await scan(page, doughnut);
  await said("Box 1: Chocolate doughnut, 1 of 2.");
  await scan(page, baguette);
  await refused("Wrong item: Sourdough baguette is not on this round.");
  await scan(page, doughnut);
  await said("Box 1: Chocolate doughnut, 2 of 2.");

  const round = page.url();
  const manager = await another();
  await signIn(manager, people.managerOfKallio);
  await manager.goto(round);
  await expect(
    manager.getByRole("heading", { name: `${nameOf(people.clerkOfKallio)} is on this round` }),
  ).toBeVisible();
  await manager.getByRole("button", { name: "Take it over" }).click();
  await expect(manager.getByRole("button", { name: /^Pick Chocolate doughnut/ })).toBeVisible();
  await scan(page, doughnut);
  await refused("Somebody else has taken this round over.");
  await page.reload();
  await page.getByRole("button", { name: "Take it over" }).click();
  await expect(page.getByText("2 of 7 picked")).toBeVisible();
  await scan(page, doughnut);
  await said("Box 2: Chocolate doughnut, 1 of 1.");
  // The last unit of a line brings the next one into view.
  await expect(goods.locator("[aria-current=step]")).toBeInViewport();
  await expect(goods.locator("[aria-current=step]")).not.toContainText("Chocolate doughnut");
  await scan(page, doughnut);
  await refused("Chocolate doughnut is all picked already.");
  await expectAccessible(page);

  const missing = goods.locator("li", { hasText: "2000030160017" });
  await missing.getByText("Not there?").click();
  await missing.getByLabel("Why").selectOption("Not on the shelf");
  const offered = missing.getByRole("group", { name: "What could stand in" }).getByRole("button").first();
  const substitute = ((await offered.locator(".font-bold").first().textContent()) ?? "").trim();
  await offered.click();
  await expect(missing.getByLabel("Offer instead")).toHaveValue(/\S/);
  await missing.getByRole("button", { name: "Say that it is missing" }).click();
  await expect(page.getByText("3 of 6 picked")).toBeVisible();

  const shopper = await another();
  await shopper.goto(`/en/orders/${first.token}`);
  await expect(shopper.getByRole("heading", { name: "Missing: 1 × Dark chocolate bar" })).toBeVisible();
  await shopper.getByRole("button", { name: new RegExp(`^1 × ${substitute}`) }).click();
  await expect(shopper.getByText("Thank you. That is how we do it.")).toBeVisible();

  // It comes onto the round by itself; the rest takes a tap a line.
  await page.reload();
  await expect(page.getByText("3 of 7 picked")).toBeVisible();
  const open = goods.getByRole("button", { name: /^Pick / });
  for (let left = await open.count(); left > 0; left--) {
    await open.first().click();
    await expect(open).toHaveCount(left - 1);
  }
  await expect(page.getByText("7 of 7 picked")).toBeVisible();

  const boxes = page.getByRole("region", { name: "Boxes" });
  const [box1, box2] = [first, second].map(({ name }) =>
    boxes.getByRole("listitem").filter({ hasText: name }),
  ) as [ReturnType<typeof boxes.getByRole>, ReturnType<typeof boxes.getByRole>];
  await expect(box1).toContainText("Complete");
  await box1.getByLabel("Shelf label").fill("W-1");
  await box1.getByRole("button", { name: "Mark ready" }).click();
  await expect(box1).toContainText("Shelf W-1");
  await box2.getByRole("button", { name: "W-1" }).click();
  await box2.getByRole("button", { name: "Mark ready" }).click();
  await expect(box2).toContainText("Shelf W-1");
  await expect(page.getByText("Everything on this round is done.")).toBeVisible();

  await box1.getByLabel("Bags").selectOption("2");
  for (const paper of ["Label, 62 mm", "Label, A4"]) {
    const address = await box1.getByRole("link", { name: paper }).getAttribute("href");
    expect(address).toContain("bags=2");
    const label = await page.request.get(address!);
    expect([label.status(), label.headers()["content-type"]]).toEqual([200, "application/pdf"]);
  }
  // What stands on the label in bars.
  await scan(page, first.number);
  await expect(page.getByRole("heading", { level: 1, name: first.name })).toBeVisible();
  await expect(page.getByRole("heading", { name: "Hand over" })).toBeVisible();
});
