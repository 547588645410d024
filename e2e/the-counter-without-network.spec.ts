import type { Browser, BrowserContext } from "@playwright/test";
import { type GuestOrder, nameOf, people, readyOrder, scan, signIn, someone } from "./counter";
import { expect, expectAccessible, fromSomewhere, type Page, test } from "./fixtures";

// A browser without a network says so on its console: these stories have tablets of their own that nobody listens to.

const tablet = { viewport: { width: 820, height: 1180 }, hasTouch: true };

async function counterAt(
  browser: Browser,
  baseURL = "",
  email = people.clerkOfKallio as string,
): Promise<Page> {
  const context = await browser.newContext({ ...tablet, baseURL, extraHTTPHeaders: fromSomewhere() });
  const page = await context.newPage();
  await signIn(page, email);
  return page;
}

/** The device has this order, and the page to hand it over with. */
async function isKept(page: Page, order: GuestOrder): Promise<void> {
  await expect(page.getByRole("link", { name: order.name })).toBeVisible();
  await page.evaluate(() => navigator.serviceWorker.ready);
  await expect
    .poll(() =>
      page.evaluate(async () => (await caches.keys()).filter((name) => name.startsWith("counter-shell"))),
    )
    .toHaveLength(1);
  await page.reload();
  await expect(page.getByText(/^Ready for a lost network: .*kept$/)).toBeVisible();
}

/** Everything a browser has of the shop, as text. */
const everythingKept = (page: Page): Promise<string> =>
  page.evaluate(async () => {
    const kept: string[] = [];
    for (const { name = "" } of await indexedDB.databases()) kept.push(`database ${name}`);
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys()) {
        const answer = await cache.match(request);
        kept.push(`${new URL(request.url).pathname}\n${await answer?.text()}`);
      }
    }
    return kept.join("\n");
  });

const isOut = (context: BrowserContext, out: boolean) => context.setOffline(out);

test("without a network a ready order is handed over, stands on the tablet through a reload, and is written down once when the network is back", async ({
  page,
  browser,
  baseURL,
}) => {
  test.setTimeout(120_000);
  const order = await readyOrder(page, { name: someone("Otso"), skus: ["PAN-0016-P"] });
  const counter = await counterAt(browser, baseURL);
  const context = counter.context();
  await isKept(counter, order);

  await isOut(context, true);
  await counter.reload();
  await expect(counter.getByRole("heading", { level: 2, name: "Kallio" })).toBeVisible();
  await expect(counter.getByText(/^No network\. This is how it stood/)).toBeVisible();
  await expectAccessible(counter);
  await counter.getByRole("button", { name: order.name }).click();
  await counter.getByRole("textbox", { name: "Pickup code" }).fill("AAAA-AAAA");
  await counter.getByRole("radio", { name: "Cash" }).check();
  await counter.getByRole("button", { name: /hand over$/ }).click();
  await expect(counter.getByText("That is not the code of this pickup.")).toBeVisible();
  await counter.getByRole("button", { name: "All ready orders" }).click();
  await scan(counter, order.qr);
  await expect(counter.getByText("QR code checked")).toBeVisible();
  await expectAccessible(counter);
  await counter.getByRole("radio", { name: "Cash" }).check();
  await counter.getByRole("button", { name: /hand over$/ }).click();
  await expect(counter.getByText("One handover waits to be sent")).toBeVisible();
  await expect(counter.getByRole("button", { name: order.name })).toHaveCount(0);
  const made = Date.now();

  await counter.goto("/en/staff");
  await expect(counter.getByText("One handover waits to be sent")).toBeVisible();
  await expect(counter.getByText(`by ${nameOf(people.clerkOfKallio)}`)).toBeVisible();
  expect(await everythingKept(counter)).not.toContain(order.name);

  await isOut(context, false);
  await expect(counter.getByText("The network is back. The board shows what is true now.")).toBeVisible();
  await expect(counter.getByText("One handover waits to be sent")).toBeHidden();
  await counter.goto(`/en/staff/pickups/${order.pickup}`);
  await expect(counter.getByText(`Handed over to ${order.name}`)).toHaveCount(1);
  const collected = counter.getByRole("listitem").filter({ hasText: `Handed over to ${order.name}` });
  await expect(collected).toContainText(nameOf(people.clerkOfKallio));
  expect(Date.now() - made).toBeLessThan(60_000);

  await counter.getByRole("link", { name: "Board" }).click();
  await expect(counter.getByText(/^Ready for a lost network/)).toBeVisible();
  await counter.getByRole("button", { name: new RegExp(nameOf(people.clerkOfKallio)) }).click();
  await counter.getByRole("button", { name: "Sign out" }).click();
  await expect(counter).toHaveURL(/\/en\/staff\/sign-in/);
  // The page may be on its way still.
  await expect(async () => expect(await everythingKept(counter)).not.toContain("database")).toPass();
  const left = await everythingKept(counter);
  expect(left).not.toContain("database");
  for (const personal of [order.name, order.number, order.code, order.qr, nameOf(people.clerkOfKallio)])
    expect(left).not.toContain(personal);
  await isOut(context, true);
  await counter.goto("/en/staff");
  await expect(counter.getByText("No network, and nothing is kept on this device")).toBeVisible();
  await context.close();
});

test("of two tablets that hand over one order without a network one wins, and the other is told by whom, until somebody has seen to it", async ({
  page,
  browser,
  baseURL,
}) => {
  test.setTimeout(120_000);
  const order = await readyOrder(page, { name: someone("Aino"), skus: ["DRI-0013-15"] });
  const [first, second] = await Promise.all([
    counterAt(browser, baseURL),
    counterAt(browser, baseURL, people.managerOfKallio),
  ]);
  for (const counter of [first, second]) {
    await isKept(counter, order);
    await isOut(counter.context(), true);
    // Whoever taps the order on a board that has lost its network lands at it.
    await counter.getByRole("link", { name: order.name }).click();
    await expect(counter.getByRole("heading", { name: order.name })).toBeVisible();
    await counter.getByRole("radio", { name: "Photo ID" }).check();
    await counter.getByRole("radio", { name: "Cash" }).check();
    const age = counter.getByRole("checkbox", { name: "18 or older" });
    if (await age.isVisible()) await age.check();
    await counter.getByRole("button", { name: /hand over$/ }).click();
    await expect(counter.getByText("One handover waits to be sent")).toBeVisible();
  }

  await isOut(first.context(), false);
  await expect(first.getByText("One handover waits to be sent")).toBeHidden();
  await isOut(second.context(), false);
  await second.goto("/en/staff?store=kallio");
  const told = second.getByRole("region", { name: "A handover needs you" });
  await expect(told).toContainText(`Order ${order.number}`);
  await expect(told).toContainText(`Handed over to ${order.name}`);
  await expect(told).toContainText(nameOf(people.clerkOfKallio));
  await expectAccessible(second);
  await second.reload();
  await told.getByRole("link", { name: "Open the order" }).click();
  await expect(second.getByText(`Handed over to ${order.name}`)).toHaveCount(1);
  await expect(second.getByText(`Handed to ${order.name} without network, and not written down`)).toHaveCount(
    1,
  );
  await second.getByRole("link", { name: "Board" }).click();
  await told.getByRole("button", { name: "I have seen to it" }).click();
  await expect(told).toHaveCount(0);
  await second.reload();
  await expect(second.getByText(/^Ready for a lost network/)).toBeVisible();
  await expect(told).toHaveCount(0);
  await Promise.all([first.context().close(), second.context().close()]);
});

test("behind the lock of a shared tablet nobody is shown without a network; who brings a code is served, and somebody owns it afterwards", async ({
  page,
  browser,
  baseURL,
}) => {
  const order = await readyOrder(page, { name: someone("Veikko"), skus: ["PAN-0016-P"] });
  const counter = await counterAt(browser, baseURL);
  const context = counter.context();
  // As a device that a store's people share is told.
  await counter.route("**/board/kept*", async (route) => {
    const answer = await route.fetch();
    const json = answer.status() === 200 ? { ...(await answer.json()), lockMinutes: 1 } : undefined;
    await route.fulfill(json ? { response: answer, json } : { response: answer });
  });
  await isKept(counter, order);
  await counter.unrouteAll({ behavior: "wait" });
  await isOut(context, true);
  // Two minutes in which nobody touches it.
  await counter.clock.setFixedTime(Date.now() + 120_000);
  await counter.goto("/en/staff");
  await expect(counter.getByText("This device is locked")).toBeVisible();
  await scan(counter, order.name);
  await expect(counter.getByText(`Nothing that was ready goes by “${order.name}”.`)).toBeVisible();
  await expect(counter.getByRole("heading", { name: order.name })).toHaveCount(0);
  await scan(counter, order.code);
  await expect(counter.getByRole("heading", { name: order.name })).toBeVisible();
  await counter.getByRole("radio", { name: "Cash" }).check();
  await counter.getByRole("button", { name: /hand over$/ }).click();
  await expect(counter.getByText("done while the device was locked")).toBeVisible();

  await isOut(context, false);
  await counter.goto("/en/staff");
  await counter.getByRole("button", { name: `${nameOf(people.clerkOfKallio)}: it was me` }).click();
  await expect(counter.getByText("One handover waits to be sent")).toBeHidden();
  await counter.goto(`/en/staff/pickups/${order.pickup}`);
  await expect(counter.getByText(`Handed over to ${order.name}`)).toHaveCount(1);
  await context.close();
});
