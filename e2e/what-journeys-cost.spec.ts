import { guestOrder, password, people, pickupPage, signIn, someone } from "./counter";
import { countingEffort } from "./effort";
import { expect, freshAddress, mailTo, type Page, test } from "./fixtures";

// What a journey may cost somebody at most, in screens, fields and taps.

/** The pages that somebody comes by, without the one they began on. */
function screensOf(page: Page): Set<string> {
  const seen = new Set<string>();
  const first = new URL(page.url()).pathname;
  page.on("framenavigated", (frame) => {
    const { pathname } = new URL(frame.url());
    if (frame === page.mainFrame() && pathname !== first) seen.add(pathname);
  });
  return seen;
}

test("a guest gets from a product to a pickup paid in the store on three screens, with four fields and eight taps at most", async ({
  page,
}) => {
  await page.goto("/en/products/emmental");
  await expect(page.getByRole("radio", { name: /^Kallio/ })).toBeVisible();
  await page.evaluate(() => document.fonts.ready);
  const screens = screensOf(page);
  const effort = await countingEffort(page);
  await page.getByRole("radio", { name: /^Kallio/ }).click({ force: true });
  await page.getByRole("button", { name: "Add to basket" }).click();
  await page.getByRole("link", { name: "View basket" }).click();
  await page.getByRole("button", { name: "Check out" }).click();

  const email = freshAddress("emmi");
  const fields = [
    [page.getByLabel("Your name"), "Emmi Virta"],
    [page.getByLabel("Email", { exact: true }), email],
  ] as const;
  for (const [field, text] of fields) {
    await field.click();
    await field.fill(text);
  }
  await page.getByRole("button", { name: "Mail me the code" }).click();
  // The third field has the focus by itself.
  await expect(page.getByLabel("6-digit code")).toBeFocused();
  const mail = await mailTo(page, email, /Your code/);
  await page.getByLabel("6-digit code").fill(/\b\d{6}\b/.exec(mail)?.[0] ?? "no code in the mail");
  await page.getByRole("button", { name: "Place order" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "We have your order" })).toBeVisible();
  expect(effort.taps).toBeGreaterThan(4);
  expect(effort.taps).toBeLessThanOrEqual(8);
  // Basket and checkout after the product; the order's own page is what it was all for.
  expect([...screens].filter((path) => !path.startsWith("/en/orders/"))).toEqual([
    "/en/cart",
    "/en/checkout",
  ]);
});

test("who is signed in has the same again in three taps, and all of a basket at one store in one", async ({
  page,
}) => {
  await page.goto("/en/account/sign-in");
  await page.getByLabel("Email").fill(people.shopper);
  await page.getByLabel("Password", { exact: true }).fill(password());
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page).toHaveURL(/\/en\/account$/);
  const again = page.getByRole("button", { name: "Same again" }).first();
  if ((await again.count()) === 0) {
    await page.request.post("/api/cart/lines", {
      headers: { origin: new URL(page.url()).origin },
      data: { sku: "BAK-0007-1", quantity: 1, store: "kallio" },
    });
    await page.goto("/en/cart");
    await page.getByRole("button", { name: "Check out" }).click();
    await page.getByRole("button", { name: "Place order" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "We have your order" })).toBeVisible();
    await page.goto("/en/account");
  }
  const screens = screensOf(page);
  const effort = await countingEffort(page);
  await again.click();
  await page.getByRole("button", { name: "Check out" }).click();
  await page.getByRole("button", { name: "Place order" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "We have your order" })).toBeVisible();
  expect(effort.taps).toBe(3);
  expect([...screens].filter((path) => !path.startsWith("/en/orders/"))).toEqual([
    "/en/cart",
    "/en/checkout",
  ]);

  // The large cake is sold out at Kallio, and stands at Kamppi.
  for (const sku of ["BAK-0010-16", "BAK-0007-1"])
    await page.request.post("/api/cart/lines", {
      headers: { origin: new URL(page.url()).origin },
      data: { sku, quantity: 1, store: "kallio" },
    });
  await page.goto("/en/cart");
  const before = effort.taps;
  await page.getByRole("button", { name: "Choose this: All of it at Kamppi" }).click();
  await expect(page.getByRole("region", { name: "Collect at Kamppi" })).toBeVisible();
  await expect(page.getByRole("region", { name: "Collect at Kallio" })).toHaveCount(0);
  expect(effort.taps - before).toBe(1);
});

test("a clerk picks five lines and stages them without typing a letter, and one tap says “I’m here”", async ({
  page,
  another,
}) => {
  const skus = ["BAK-0002", "BAK-0007-1", "PAN-0016-P", "DRI-0013-15", "BAK-0003-4"];
  const order = await guestOrder(page, { name: someone("Pentti"), skus });
  await signIn(page, people.clerkOfKallio);
  await page.goto(pickupPage(order));
  const effort = await countingEffort(page);
  await page.getByRole("button", { name: "Start picking" }).click();
  const lines = page.getByRole("button", { name: /^Pick / });
  await expect(lines).toHaveCount(skus.length);
  for (let open = skus.length; open > 0; open--) {
    await lines.first().click();
    await expect(lines).toHaveCount(open - 1);
  }
  const used = page.getByRole("group", { name: "Labels in use" }).getByRole("button").first();
  if (await used.isVisible()) await used.click();
  await page.getByRole("button", { name: "Mark ready" }).click();
  await expect(page.getByRole("heading", { name: "Hand over" })).toBeVisible();
  expect(effort.keys).toBe(0);
  expect(effort.taps).toBeLessThanOrEqual(skus.length + 3);

  const shopper = await another();
  await shopper.goto(`/en/orders/${order.token}`);
  const theirs = await countingEffort(shopper);
  await shopper.getByRole("button", { name: "I’m here" }).first().click();
  await expect(shopper.getByRole("heading", { name: "We know you are here" })).toBeVisible();
  expect(theirs).toEqual({ taps: 1, keys: 0 });
});
