import { nameOf, people, readyOrder, scan, signIn, someone } from "./counter";
import { countingEffort } from "./effort";
import { expect, expectAccessible, fromSomewhere, type Page, test } from "./fixtures";

const waiting = (page: Page) => page.getByRole("region", { name: /^Waiting now/ });

test("somebody in a car says that they are here: the board has them in under two seconds, a clerk takes it out, and the car reads it", async ({
  page,
  another,
}) => {
  const order = await readyOrder(page, { name: someone("Matti"), skus: ["PAN-0016-P", "BAK-0007-1"] });
  const line = page.waitForResponse((answer) => answer.url().includes("/staff/board/changes"));
  await signIn(page, people.clerkOfKallio);
  expect((await line).headers()["content-type"]).toBe("text/event-stream");
  await expect(page.getByRole("link", { name: order.name })).toBeVisible();
  // A press of a filter hides nobody who waits.
  await page.locator("summary", { hasText: "Narrow down" }).click();
  await page.getByRole("button", { name: "Mine" }).click();
  await expect(page.getByRole("link", { name: order.name })).toHaveCount(0);

  const car = await another();
  await car.goto(`/en/orders/${order.token}`);
  await car.getByText("Staying in the car?").click();
  await car.getByLabel("Bay").fill("4");
  const asked = car.waitForRequest((request) => request.method() === "POST");
  const saysSo = car.getByRole("button", { name: "I’m here" }).click();
  await asked;
  await expect(waiting(page).getByRole("link", { name: order.name })).toContainText("Bay 4", {
    timeout: 2000,
  });
  await saysSo;
  await expect(page.getByRole("status").filter({ hasText: `${order.name} is here: bay 4.` })).toBeAttached();
  await expectAccessible(page);

  await waiting(page).getByRole("link", { name: order.name }).click();
  await page.getByRole("button", { name: "Take it out" }).click();
  await expect(page.getByText(`${nameOf(people.clerkOfKallio)} takes it out since`)).toBeVisible();
  await expect(car.getByRole("heading", { name: "We are coming out to you" })).toBeVisible();
  await expectAccessible(page);

  // At the car: the pan is not wanted after all, and is neither handed over nor paid.
  const all = await page.getByRole("button", { name: /taken, hand over$/ }).textContent();
  await page.getByRole("button", { name: "Not everything is taken" }).click();
  await page
    .getByRole("button", { name: /^One fewer: / })
    .first()
    .click();
  await page.getByRole("radio", { name: "Back to the shelf" }).check();
  await expect(page.getByRole("button", { name: /taken, hand over$/ })).not.toHaveText(all ?? "");
  await page.getByRole("radio", { name: "Photo ID" }).check();
  await page.getByRole("radio", { name: "Cash" }).check();
  await page.getByLabel("Cash given").fill("1000");
  await expect(page.getByRole("group").getByText("Change", { exact: true })).toBeVisible();
  await page.getByText("Ask for a signature").click();
  await page.getByRole("img", { name: "Sign here with a finger" }).click({ position: { x: 60, y: 40 } });
  await page.getByRole("button", { name: /taken, hand over$/ }).click();
  await expect(page.getByRole("heading", { name: "Handed over" })).toBeVisible();
  await expect(page.getByRole("img", { name: "Signature" })).toBeVisible();
  await expect(car.getByRole("heading", { level: 1 })).toContainText(/collected/i);
});

test("from the scan to collected in two taps, and a board whose line is refused sees it by asking", async ({
  page,
  browser,
}, testInfo) => {
  const order = await readyOrder(page, { name: someone("Sanna"), skus: ["BAK-0007-1"] });
  // A browser of its own, whose complaint about the refusal is expected.
  const context = await browser.newContext({ ...testInfo.project.use, extraHTTPHeaders: fromSomewhere() });
  const board = await context.newPage();
  await board.route("**/staff/board/changes*", (route) => route.fulfill({ status: 503 }));
  await signIn(board, people.managerOfKallio);
  await expect(board.getByRole("link", { name: order.name })).toBeVisible();

  await signIn(page, people.clerkOfKallio);
  await expect(page.getByRole("link", { name: order.name })).toBeVisible();
  await scan(page, order.qr);
  await expect(page.getByText("QR code checked")).toBeVisible();
  const effort = await countingEffort(page);
  await page.getByRole("radio", { name: "Card" }).click();
  await page.getByRole("button", { name: /hand over$/ }).click();
  await expect(page.getByRole("heading", { name: "Handed over" })).toBeVisible();
  expect(effort).toEqual({ taps: 2, keys: 0 });

  await expect(board.getByRole("link", { name: order.name })).toHaveCount(0);
  await expect(board.getByText("Live", { exact: true })).toBeVisible();
  await context.close();
});
