import {
  endSessionsOf,
  handOverByIdentity,
  nameOf,
  password,
  people,
  pickupPage,
  readyOrder,
  signIn,
  someone,
} from "./counter";
import { expect, test } from "./fixtures";

test("a sign-in that was ended is over at the next press, and on a board that only hangs there", async ({
  page,
  context,
}) => {
  const order = await readyOrder(page, { name: someone("Tiina") });
  await signIn(page, people.admin);
  const board = await context.newPage();
  await board.goto("/en/staff?store=kallio");
  await expect(board.getByRole("link", { name: order.name })).toBeVisible();
  await page.goto(pickupPage(order));
  const userAgent = await page.evaluate(() => navigator.userAgent);
  expect(await endSessionsOf(people.admin, userAgent)).toBeGreaterThan(0);
  await expect(board.getByRole("heading", { name: "Sign in to the counter" })).toBeVisible();
  await handOverByIdentity(page);
  await expect(page.getByText("You were signed out.")).toBeVisible();
  await page.getByLabel("Email").fill(people.clerkOfKallio);
  await page.getByLabel("Password", { exact: true }).fill(password());
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page).toHaveURL(pickupPage(order));
  await expect(page.getByRole("heading", { name: "Hand over" })).toBeVisible();
});

test("signing out ends the sign-in itself, not only the cookie, and leaves nobody's name behind", async ({
  page,
  context,
}) => {
  const order = await readyOrder(page, { name: someone("Salla") });
  await signIn(page, people.clerkOfKallio);
  await page.getByRole("link", { name: order.name }).click();
  await expect(page.getByRole("heading", { level: 1, name: order.name })).toBeVisible();
  const kept = await context.cookies();
  await page.getByRole("button", { name: `${nameOf(people.clerkOfKallio)}, signed in` }).click();
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page.getByRole("heading", { name: "Sign in to the counter" })).toBeVisible();
  expect(await page.content()).not.toContain(order.name);
  await page.goBack();
  await expect(page.getByRole("heading", { name: "Sign in to the counter" })).toBeVisible();
  expect(await page.content()).not.toContain(order.name);
  await context.addCookies(kept);
  await page.goto("/en/staff");
  await expect(page.getByRole("heading", { name: "Sign in to the counter" })).toBeVisible();
  await expect(page).toHaveURL(/sign-in\?next=/);
});

test("the sign-in says the same to a wrong password and an unknown address, and sends a shopper back to the shop", async ({
  page,
}) => {
  await page.goto("/en/staff/sign-in?next=https://elsewhere.example/");
  for (const email of [people.clerkOfKallio, "nobody@aisle.example"]) {
    await page.getByLabel("Email").fill(email);
    await page.getByLabel("Password", { exact: true }).fill("not the password");
    const answered = page.waitForResponse((response) => response.request().method() === "POST");
    await page.getByRole("button", { name: "Sign in" }).click();
    await answered;
    await expect(
      page.getByRole("alert").filter({ hasText: "Email or password is not right." }),
    ).toBeVisible();
    await expect(page.getByLabel("Email")).toHaveValue(email);
  }
  await page.getByLabel("Email").fill(people.shopper);
  await page.getByLabel("Password", { exact: true }).fill(password());
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("heading", { name: "This is the staff side" })).toBeVisible();
  await page.getByRole("link", { name: "To the shop" }).click();
  await expect(page).toHaveURL(/\/en$/);
});

test.describe("before the page is alive", () => {
  test.use({ javaScriptEnabled: false });

  test("signing in works without any script", async ({ page }) => {
    await signIn(page, people.clerkOfKallio);
    await expect(page.getByRole("heading", { level: 1, name: "Kallio" })).toBeVisible();
  });
});
