import type { Locator } from "@playwright/test";
import { toBasket } from "./basket";
import { guestOrder, password, people, someone } from "./counter";
import { expect, expectReadableInDaylight, freshAddress, mailTo, type Page, test } from "./fixtures";

/** So many steps to something on a page are too many for anybody. */
const mostSteps = 90;

/** Walks with Tab until something has the focus. */
async function walkTo(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible();
  for (let step = 0; step < mostSteps; step++) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`not reached by Tab: ${target}`);
}

async function press(page: Page, target: Locator): Promise<void> {
  await walkTo(page, target);
  await page.keyboard.press("Enter");
}

async function type(page: Page, target: Locator, words: string): Promise<void> {
  await walkTo(page, target);
  await page.keyboard.type(words);
}

/** Walks to the group of a radio button, and within it with the arrow keys to that one. */
async function chooseAmong(page: Page, radio: Locator): Promise<void> {
  await expect(radio).toBeVisible();
  const group = await radio.getAttribute("name");
  const inGroup = page.locator(`input[name="${group}"]:focus`);
  for (let step = 0; step < mostSteps && (await inGroup.count()) === 0; step++)
    await page.keyboard.press("Tab");
  const there = () => radio.evaluate((element) => element === document.activeElement);
  // The first store that is chosen becomes one's own, and the others are sorted from it: none is chosen in passing.
  for (let step = 0; step < mostSteps && !(await radio.isChecked()); step++)
    await page.keyboard.press((await there()) ? "Space" : "ArrowDown");
  await expect(radio).toBeChecked();
}

// Some hundred steps, one after the other.
test.describe.configure({ timeout: 120_000 });

test("a guest gets from a product to a pickup code with nothing but a keyboard", async ({ page }) => {
  await page.goto("/en/products/emmental");
  const store = page.getByRole("radio", { name: /^Kallio/ });
  await chooseAmong(page, store);
  await press(page, page.getByRole("button", { name: "Add to basket" }));
  await toBasket(page, "View basket", (link) => press(page, link));
  await press(page, page.getByRole("button", { name: "Check out" }));
  await expect(page).toHaveURL(/\/en\/checkout$/);

  await type(page, page.getByLabel("Your name"), "Emmi Virta");
  const email = freshAddress("emmi");
  await type(page, page.getByLabel("Email", { exact: true }), email);
  await press(page, page.getByRole("button", { name: "Mail me the code" }));
  // The focus goes to what is asked next.
  await expect(page.getByLabel("6-digit code")).toBeFocused();
  const mail = await mailTo(page, email, /Your code/);
  await page.keyboard.type(/\b\d{6}\b/.exec(mail)?.[0] ?? "no code in the mail");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "We have your order" })).toBeVisible();

  await press(page, page.getByRole("button", { name: "Show it large" }));
  const large = page.getByRole("dialog", { name: "For the counter" });
  await expect(large).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(large).toBeHidden();
});

test("a clerk picks, stages and hands over with nothing but a keyboard, from a board that daylight does not hide", async ({
  page,
}) => {
  const order = await guestOrder(page, { name: someone("Raija"), skus: ["BAK-0007-1", "PAN-0016-P"] });
  await page.goto("/en/staff/sign-in");
  await type(page, page.getByLabel("Email"), people.clerkOfKallio);
  await type(page, page.getByLabel("Password", { exact: true }), password());
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "Kallio" })).toBeVisible();
  await expect(page.getByRole("link").filter({ hasText: order.number })).toBeVisible();
  await expectReadableInDaylight(page);

  // What is typed into nothing in particular is looked for.
  await page.keyboard.type(order.number);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: order.name })).toBeVisible();
  await press(page, page.getByRole("button", { name: "Start picking" }));
  await press(page, page.getByRole("button", { name: "All picked" }));
  await type(page, page.getByLabel("Shelf label"), "C-4");
  await press(page, page.getByRole("button", { name: "Mark ready" }));
  await expect(page.getByRole("heading", { name: "Hand over" })).toBeVisible();
  await chooseAmong(page, page.getByRole("radio", { name: "Photo ID" }));
  await chooseAmong(page, page.getByRole("radio", { name: "Cash" }));
  await press(page, page.getByRole("button", { name: /hand over$/ }));
  await expect(page.getByRole("heading", { name: "Handed over" })).toBeVisible();
  await expectReadableInDaylight(page);
});
