import { Secret, TOTP } from "otpauth";
import { nameOf, password, people, readyOrder, signIn, someone } from "./counter";
import { expect, freshAddress, fromSomewhere, mailTo, type Page, test } from "./fixtures";

const chosen = "a sentence to sign in with";

// Several people, one after the other, each with mail, password and PIN.
test.describe.configure({ timeout: 120_000 });

/** Opens the link that was mailed to somebody who is to work here, and chooses a password. */
async function join(page: Page, email: string): Promise<void> {
  const mail = await mailTo(page, email, /\/staff\/join\/[\w-]{22}/);
  await page.goto(/\/en\/staff\/join\/[\w-]{22}/.exec(mail)?.[0] ?? "/no-link-in-the-mail");
  await page.getByLabel("New password").fill(chosen);
  await page.getByRole("button", { name: "Choose this password" }).click();
}

/** Invites somebody, from the manager's or admin's page of people. */
async function invite(page: Page, who: { name: string; email: string; role?: string; store?: string }) {
  await page.goto("/en/staff/people");
  await page.getByLabel("Name").fill(who.name);
  await page.getByLabel("Email").fill(who.email);
  if (who.role) await page.getByLabel("Role").selectOption({ label: who.role });
  if (who.store) await page.getByRole("checkbox", { name: who.store }).check();
  await page.getByRole("button", { name: "Invite", exact: true }).click();
  await expect(page.getByText("The invitation is on its way.")).toBeVisible();
}

test.describe("somebody new", () => {
  test("somebody who was invited cannot do anything before their second factor, works then, and is out once ended", async ({
    page,
    browser,
  }) => {
    const [name, email] = [someone("Veera"), freshAddress("veera")];
    await signIn(page, people.admin);
    await page.goto("/en/staff/people");
    await page.getByLabel("Name").fill(name);
    await page.getByLabel("Email").fill(email);
    await page.getByLabel("Role").selectOption({ label: "Manager" });
    await page.getByRole("checkbox", { name: "Tapiola" }).check();
    await page.getByRole("button", { name: "Invite", exact: true }).click();
    await expect(page.getByText(email)).toBeVisible();

    const context = await browser.newContext({ extraHTTPHeaders: fromSomewhere() });
    const theirs = await context.newPage();
    await join(theirs, email);
    const enrolling = theirs.getByRole("heading", { name: "Set up your second factor" });
    await expect(enrolling).toBeVisible();
    const boardOf = async (whose: Page) => (await whose.request.get("/en/staff?store=tapiola")).text();
    expect(await boardOf(theirs)).not.toContain(">Tapiola</h1>");
    const secret = (await theirs.locator("code").textContent()) ?? "";
    const app = new TOTP({ secret: Secret.fromBase32(secret.replaceAll(" ", "")) });
    await theirs.getByLabel("Code from the app").fill("000000");
    await theirs.getByRole("button", { name: "Set up" }).click();
    await expect(theirs.getByText("That code is not right, or no longer valid.")).toBeVisible();
    const used = app.generate();
    await theirs.getByLabel("Code from the app").fill(used);
    await theirs.getByRole("button", { name: "Set up" }).click();
    await expect(theirs.getByRole("heading", { name: "Keep your recovery codes" })).toBeVisible();
    const codes = await theirs.getByRole("listitem").allTextContents();
    await theirs.getByRole("link", { name: "I have kept them, go on" }).click();
    await expect(theirs.getByRole("heading", { level: 1, name: "Tapiola" })).toBeVisible();
    expect(await boardOf(theirs)).toContain(">Tapiola</h1>");

    await theirs.getByRole("button", { name: `${name}, signed in` }).click();
    await theirs.getByRole("button", { name: "Sign out" }).click();

    // Without scripts, as on a page that is not alive yet.
    const plain = await browser.newContext({ javaScriptEnabled: false, extraHTTPHeaders: fromSomewhere() });
    const early = await plain.newPage();
    await early.goto("/en/staff/sign-in");
    for (const password of ["not what was chosen", chosen]) {
      await early.getByLabel("Email").fill(email);
      await early.getByLabel("Password", { exact: true }).fill(password);
      await early.getByRole("button", { name: "Sign in" }).click();
      if (password !== chosen) await expect(early.getByText("Email or password is not right.")).toBeVisible();
    }
    await expect(early.getByRole("heading", { name: "Second step" })).toBeVisible();
    // The code that was used for the set-up is spent.
    await early.getByLabel("Code").fill(used);
    await early.getByRole("button", { name: "Go on" }).click();
    await expect(early.getByText("That code is not right, or no longer valid.")).toBeVisible();
    await early.getByLabel("Code").fill(codes[0] ?? "no recovery code");
    await early.getByRole("button", { name: "Go on" }).click();
    await expect(early.getByRole("heading", { level: 1, name: "Tapiola" })).toBeVisible();
    expect(await boardOf(early)).toContain(">Tapiola</h1>");

    await page.goto("/en/staff/people");
    await page.getByRole("link", { name: new RegExp(email) }).click();
    await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
    await page.locator("summary", { hasText: "End the access" }).click();
    await page.getByRole("button", { name: `End access now: ${name}` }).click();
    await expect(page.getByText(/^Has left:/)).toBeVisible();
    expect(await boardOf(early)).not.toContain(">Tapiola</h1>");
    await plain.close();
    await theirs.goto("/en/staff/sign-in");
    await theirs.getByLabel("Email").fill(email);
    await theirs.getByLabel("Password", { exact: true }).fill(chosen);
    await theirs.getByRole("button", { name: "Sign in" }).click();
    await expect(theirs.getByText("Email or password is not right.")).toBeVisible();
    await context.close();
  });
});

test("a tablet that is shared changes hands by PIN, locks itself with what was typed, and shuts for who guesses", async ({
  page,
  browser,
}) => {
  const order = await readyOrder(page, { name: someone("Ilona") });
  const clerks = [someone("Aada"), someone("Eeli")].map((name, n) => ({
    name,
    email: freshAddress("clerk"),
    pin: ["4071", "8203"][n]!,
  }));
  await signIn(page, people.managerOfKallio);
  for (const clerk of clerks) {
    await invite(page, clerk);
    const context = await browser.newContext({ extraHTTPHeaders: fromSomewhere() });
    const theirs = await context.newPage();
    await join(theirs, clerk.email);
    await expect(theirs.getByRole("heading", { level: 1, name: "Kallio" })).toBeVisible();
    await theirs.goto("/en/staff/me");
    await theirs.getByLabel("Your password").fill(chosen);
    await theirs.getByLabel("New PIN").fill(clerk.pin);
    await theirs.getByRole("button", { name: "Set the PIN" }).click();
    await expect(theirs.getByText("The PIN is set.")).toBeVisible();
    await context.close();
  }
  const [aada, eeli] = clerks as [(typeof clerks)[0], (typeof clerks)[0]];

  const tablet = `Tablet ${crypto.randomUUID().slice(0, 4)}`;
  await page.goto("/en/staff/devices");
  await page.getByLabel("Name of the device").fill(tablet);
  await page.getByRole("button", { name: "Share this device" }).click();
  await expect(page.getByText(`${tablet} – this device`)).toBeVisible();
  await page.getByRole("button", { name: `${nameOf(people.managerOfKallio)}, signed in` }).click();
  await page.getByRole("button", { name: "Sign out" }).click();

  await page.clock.install();
  await page.getByRole("link", { name: aada.name }).click();
  await page.getByLabel(`PIN of ${aada.name}`).fill(aada.pin);
  await page.getByRole("button", { name: "Open", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Kallio" })).toBeVisible();
  await page.goto(`/en/staff/pickups/${order.pickup}`);
  await page.locator("summary", { hasText: "Cancel this pickup" }).click();
  const note = page.getByLabel("Reason").last();
  await expect(page.getByRole("heading", { level: 1, name: order.name })).toBeVisible();

  // Nobody touches it for longer than the shop allows.
  const said = page.waitForResponse((response) => response.request().method() === "POST");
  await page.clock.fastForward("05:05");
  const lock = page.getByRole("dialog", { name: "Locked" });
  await expect(lock).toBeVisible();
  await said;
  const opened = await page.request.get(`/en/staff/pickups/${order.pickup}`);
  expect(await opened.text()).not.toContain(order.name);
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");
  await expect(lock).toBeVisible();
  await lock.getByLabel(`PIN of ${aada.name}`).fill("1739");
  await lock.getByRole("button", { name: "Open", exact: true }).click();
  await expect(lock.getByText("That PIN is not right.")).toBeVisible();
  await lock.getByLabel(`PIN of ${aada.name}`).fill(aada.pin);
  await lock.getByRole("button", { name: "Open", exact: true }).click();
  await expect(lock).toBeHidden();
  await expect(note).toBeVisible();

  // Two taps and a PIN.
  await page.getByRole("button", { name: "Switch person" }).click();
  await page.getByRole("link", { name: "Someone else" }).click();
  await page.getByRole("link", { name: eeli.name }).click();
  await page.getByLabel(`PIN of ${eeli.name}`).fill(eeli.pin);
  await page.getByRole("button", { name: "Open", exact: true }).click();
  await expect(page.getByRole("button", { name: `${eeli.name}, signed in` })).toBeVisible();
  await page.goto(`/en/staff/pickups/${order.pickup}`);
  await page.getByRole("radio", { name: "Photo ID" }).check();
  await page.getByRole("radio", { name: "Cash" }).check();
  await page.getByRole("button", { name: /hand over$/ }).click();
  await expect(page.getByRole("heading", { name: /Handed over/ })).toBeVisible();

  await page.getByRole("button", { name: "Switch person" }).click();
  await page.getByRole("link", { name: "Someone else" }).click();
  await page.getByRole("link", { name: aada.name }).click();
  for (let tries = 1; tries <= 5; tries++) {
    await page.getByLabel(`PIN of ${aada.name}`).fill(`17${tries}9`);
    const answered = page.waitForResponse((response) => response.request().method() === "POST");
    await page.getByRole("button", { name: "Open", exact: true }).click();
    await answered;
    await expect(page.getByText(/That PIN is not right\.|Too many wrong PINs/)).toBeVisible();
  }
  await page.getByLabel(`PIN of ${aada.name}`).fill(aada.pin);
  await page.getByRole("button", { name: "Open", exact: true }).click();
  await expect(page.getByText(/Too many wrong PINs/)).toBeVisible();

  // What was done stands under the person, with the tablet.
  await page.locator("summary", { hasText: "Sign in with a password" }).click();
  await page.getByLabel("Email").fill(people.managerOfKallio);
  await page.getByLabel("Password", { exact: true }).fill(password());
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Kallio" })).toBeVisible();
  await page.goto(`/en/staff/audit?order=${order.number}`);
  const handedOver = page.getByRole("listitem").filter({ hasText: "pickup.collected" });
  await expect(handedOver).toContainText(eeli.name);
  await expect(handedOver).toContainText(tablet);
  await page.goto("/en/staff/devices");
  await page
    .getByRole("listitem")
    .filter({ hasText: tablet })
    .getByRole("button", { name: "End this device" })
    .click();
  await expect(page.getByText(tablet)).toBeHidden();
});
