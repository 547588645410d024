import { accountCodeFor, accountCodesFor, password, signUp } from "./account";
import { expect, expectAccessible, freshAddress, type Page, test } from "./fixtures";

/** What the page has to say, where the reader is now. */
const news = (page: Page) => page.locator("p:focus");

test("somebody keeps addresses, and hears what came of each change", async ({ page }) => {
  await signUp(page, freshAddress("emmi"));
  await page.getByRole("link", { name: "Addresses", exact: true }).click();
  const added = page.getByRole("region", { name: /Add an address|No address yet/ });
  await added.getByLabel("Street and number").fill("Vaasankatu 1");
  await added.getByLabel("Postal code").fill("xx");
  await added.getByLabel("Town").fill("Helsinki");
  await added.getByRole("button", { name: "Add an address" }).click();
  await expect(added.getByLabel("Postal code")).toBeFocused();
  await expect(added.getByLabel("Postal code")).toHaveAccessibleDescription(
    "That is no postal code of that country.",
  );
  await added.getByLabel("Postal code").fill("00500");
  await added.getByRole("button", { name: "Add an address" }).click();
  await expect(news(page)).toHaveText("Saved.");
  await expect(page.getByText("Used first")).toBeVisible();
  const first = page.locator("form").filter({ hasText: "Vaasankatu 1" });
  await first.getByText("Change", { exact: true }).click();
  await expectAccessible(page);
  await first.getByLabel("Street and number").fill("Vaasankatu 2");
  await first.getByRole("button", { name: "Save" }).click();
  await expect(news(page)).toHaveText("Saved.");
  await expect(page.getByText("Vaasankatu 2")).toBeVisible();
  await page.getByRole("button", { name: "Remove" }).click();
  await expect(news(page)).toHaveText("Removed.");
  await expect(page.getByRole("heading", { name: "No address yet" })).toBeVisible();
});

test("a code that is long in coming is mailed again, name and password of a new account with it", async ({
  page,
}) => {
  const email = freshAddress("emmi");
  await page.goto("/en/account/sign-up");
  await page.getByLabel("Your name").fill("Emmi Virta");
  await page.getByLabel("Email").fill(email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Mail me the code" }).click();
  await page.getByRole("button", { name: "Mail me another code" }).click();
  await expect(page.getByText("Another code is on its way.")).toBeVisible();
  await expect.poll(async () => (await accountCodesFor(page, email)).length).toBe(2);
  await page.getByLabel("8-character code").fill(await accountCodeFor(page, email));
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Hello Emmi" })).toBeVisible();
  await page.getByRole("button", { name: "Sign out" }).click();
  await page.getByLabel("Email").fill(email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Hello Emmi" })).toBeVisible();
});

test("a lost phone is signed out from afar, and a new password signs out the rest", async ({
  page,
  another,
}) => {
  const email = freshAddress("emmi");
  await signUp(page, email);
  const signIn = async (other: Page) => {
    await other.goto("/en/account/sign-in");
    await other.getByLabel("Email").fill(email);
    await other.getByLabel("Password").fill(password);
    await other.getByRole("button", { name: "Sign in", exact: true }).click();
    await expect(other.getByRole("heading", { level: 1, name: "Hello Emmi" })).toBeVisible();
  };
  const isOut = async (other: Page) => {
    await other.goto("/en/account/addresses");
    await expect(other).toHaveURL(/sign-in/);
  };
  const [phone, tablet] = [await another(), await another()];
  await signIn(phone);
  await page.goto("/en/account/security");
  const devices = page.getByRole("region", { name: "Where you are signed in" });
  await devices.getByRole("button", { name: /^Sign out: / }).click();
  await expect(page.getByText("That device is signed out.")).toBeVisible();
  await isOut(phone);
  await signIn(tablet);
  const change = page.getByRole("region", { name: "Password", exact: true });
  await change.getByLabel("Your password").fill("not my password");
  await change.getByLabel("New password").fill("a new long password");
  await change.getByRole("button", { name: "Change password" }).click();
  await expect(change.getByLabel("Your password")).toBeFocused();
  await expect(change.getByLabel("Your password")).toHaveAccessibleDescription("That password is not right.");
  await change.getByLabel("Your password").fill(password);
  await change.getByRole("button", { name: "Change password" }).click();
  await expect(page.getByText("Your password is changed.")).toBeVisible();
  await isOut(tablet);
  await page.goto("/en/account/settings");
  await expect(page.getByRole("heading", { level: 1, name: "Settings" })).toBeVisible();
});

test("without scripts each form of an account says itself why it was refused", async ({
  browser,
  baseURL,
  page,
}) => {
  const email = freshAddress("emmi");
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL: baseURL ?? "" });
  const plain = await context.newPage();
  await plain.goto("/en/account/sign-in");
  await plain.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(plain.getByLabel("Password")).toHaveAccessibleDescription("Type your password.");
  await plain.getByLabel("Email").fill(email);
  await plain.getByRole("button", { name: "Mail me a code instead" }).click();
  await plain.getByLabel("8-character code").fill(await accountCodeFor(page, email));
  await plain.getByRole("button", { name: "Continue" }).click();
  await expect(plain.getByText("Your account is open.")).toBeVisible();
  await plain.goto("/en/account/addresses");
  const added = plain.getByRole("region", { name: "No address yet" });
  for (const [field, typed] of [
    ["Street and number", "Vaasankatu 1"],
    ["Postal code", "00500"],
    ["Town", "Helsinki"],
  ] as const)
    await added.getByLabel(field).fill(typed);
  await added.getByRole("button", { name: "Add an address" }).click();
  await expect(plain.getByText("Saved.")).toBeVisible();
  const card = plain.locator("form").filter({ hasText: "Vaasankatu 1" });
  await card.getByText("Change", { exact: true }).click();
  await card.getByLabel("Postal code").fill("xx");
  await card.getByRole("button", { name: "Save" }).click();
  await expect(card.getByLabel("Postal code")).toHaveAccessibleDescription(/no postal code/);
  await expect(card.getByLabel("Postal code")).toHaveValue("xx");
  await plain.goto("/en/account/security");
  await plain.getByRole("button", { name: "Mail me a code" }).click();
  const deletion = plain.getByRole("region", { name: "Delete my account" });
  await deletion.locator("summary").click();
  await deletion.getByRole("button", { name: "Delete for good" }).click();
  await expect(deletion.getByLabel("Code from your mail")).toHaveAccessibleDescription(
    /Type the code from the mail/,
  );
  const data = plain.getByRole("region", { name: "Your data" });
  await data.getByLabel("Code from your mail").fill("AAAA-AAAA");
  await data.getByRole("button", { name: "Download everything" }).click();
  await expect(data.getByLabel("Code from your mail")).toHaveAccessibleDescription(/not right/);
  await context.close();
});
