import { expect, mailsTo, type Page } from "./fixtures";

/** The password of everybody who signs up in a story. */
export const password = "correct horse battery";

/** The codes of eight characters that were mailed to an address for its account, newest first. */
export async function accountCodesFor(page: Page, email: string): Promise<string[]> {
  const mails = await mailsTo(page, email, /[0-9A-Z]{4}-[0-9A-Z]{4}/);
  return mails.map((mail) => /\b[0-9A-Z]{4}-[0-9A-Z]{4}\b/.exec(mail)?.[0] ?? "no code in the mail");
}

/** The newest of them. */
export const accountCodeFor = async (page: Page, email: string): Promise<string> =>
  (await accountCodesFor(page, email))[0] ?? "no code in the mail";

/** Opens an account and is on its page after. */
export async function signUp(page: Page, email: string): Promise<void> {
  await page.goto("/en/account/sign-up");
  await page.getByLabel("Your name").fill("Emmi Virta");
  await page.getByLabel("Email").fill(email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Mail me the code" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Check your mail" })).toBeVisible();
  await page.getByLabel("8-character code").fill((await accountCodeFor(page, email)).toLowerCase());
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Hello Emmi" })).toBeVisible();
}
