import { password, signUp } from "./account";
import { toBasket } from "./basket";
import { expect, expectAccessible, freshAddress, mailTo, type Page, test } from "./fixtures";

/** Orders cheese at Kallio as a guest. @returns the order's number */
async function orderAsGuest(page: Page, email: string): Promise<string> {
  await page.goto("/en/products/emmental");
  await page.getByRole("radio", { name: /^Kallio/ }).check();
  await page.getByRole("button", { name: "Add to basket" }).click();
  await toBasket(page);
  await page.getByRole("button", { name: "Check out" }).click();
  await page.getByLabel("Your name").fill("Emmi Virta");
  await page.getByLabel("Email", { exact: true }).fill(email);
  await page.getByRole("button", { name: "Mail me the code" }).click();
  await expect(page.getByLabel("6-digit code")).toBeFocused();
  const mail = await mailTo(page, email, /Your code/);
  await page.getByLabel("6-digit code").fill(/\b\d{6}\b/.exec(mail)?.[0] ?? "no code in the mail");
  await page.getByRole("button", { name: "Place order" }).click();
  await expect(page).toHaveURL(/\/en\/orders\/[\w-]{22}$/);
  const confirmation = await mailTo(page, email, /Order \d+/);
  return /Order (\d+)/.exec(confirmation)?.[1] ?? "no number in the mail";
}

test("a guest becomes a customer, finds the order in the account, and has the same again", async ({
  page,
}) => {
  const email = freshAddress("emmi");
  const number = await orderAsGuest(page, email);
  await page.goto("/en/account");
  await expect(page).toHaveURL(/\/en\/account\/sign-in/);
  await expectAccessible(page);
  await signUp(page, email);
  await expect(page.getByText("Your account is open.")).toBeVisible();
  const order = page.getByRole("article").filter({ hasText: number });
  await expect(order).toBeVisible();
  await expectAccessible(page);
  await order.getByRole("button", { name: "Same again" }).click();
  await expect(page).toHaveURL(/\/en\/cart$/);
  await expect(page.getByRole("heading", { level: 1, name: "Your basket" })).toBeVisible();
  await expect(page.getByRole("link", { name: "Emmi", exact: true })).toBeVisible();
});

test("a guest's basket comes along when signing in, and the sign-in leads only to pages of ours", async ({
  page,
  another,
}) => {
  const email = freshAddress("emmi");
  await signUp(await another(), email);
  await page.goto("/en/products/emmental");
  await page.getByRole("radio", { name: /^Kallio/ }).check();
  await page.getByRole("button", { name: "Add to basket" }).click();
  await toBasket(page);
  await page.goto("/en/account/sign-in?next=https://elsewhere.example/");
  await page.getByLabel("Email").fill(email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Hello Emmi" })).toBeVisible();
  expect(new URL(page.url()).pathname).toBe("/en/account");
  await page.goto("/en/cart");
  await expect(page.getByText("Emmental").first()).toBeVisible();
});

test("the sign-in says the same to a wrong password and an unknown address, also without scripts", async ({
  browser,
  baseURL,
}) => {
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL: baseURL ?? "" });
  const page = await context.newPage();
  for (const email of ["shopper@aisle.example", freshAddress("nobody")]) {
    await page.goto("/en/account/sign-in");
    await page.getByLabel("Email").fill(email);
    await page.getByLabel("Password").fill("not the password");
    await page.getByRole("button", { name: "Sign in", exact: true }).click();
    await expect(page.getByText("That email or password is not right.")).toBeVisible();
    await expect(page.getByLabel("Email")).toHaveValue(email);
    await expect(page.getByLabel("Password")).toHaveValue("");
  }
  await context.close();
});

test("somebody who leaves takes their data along, and the account is gone", async ({ page }) => {
  const email = freshAddress("emmi");
  await signUp(page, email);
  await page.getByRole("link", { name: "Sign-in and data" }).click();
  await expect(page.getByText("This device")).toBeVisible();
  await expectAccessible(page);
  const data = page.getByRole("region", { name: "Your data" });
  await data.getByLabel("Your password").fill(password);
  const file = page.waitForEvent("download");
  await data.getByRole("button", { name: "Download everything" }).click();
  expect((await file).suggestedFilename()).toBe("account.json");
  const deletion = page.getByRole("region", { name: "Delete my account" });
  await deletion.locator("summary").click();
  await deletion.getByLabel("Your password").fill(password);
  await deletion.getByRole("button", { name: "Delete for good" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Your account is deleted" })).toBeVisible();
  await page.goto("/en/account");
  await expect(page).toHaveURL(/sign-in/);
});
