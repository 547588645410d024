import type { Locator } from "@playwright/test";
import readQr from "jsqr";
import { toBasket } from "./basket";
import { expect, expectAccessible, freshAddress, mailTo, type Page, test } from "./fixtures";

/** The words of the journey, as its two languages say them. */
const words = {
  en: {
    store: /^Kallio/,
    add: "Add to basket",
    view: "View basket",
    checkOut: "Check out",
    name: "Your name",
    email: "Email",
    send: "Mail me the code",
    code: "6-digit code",
    place: "Place order",
    placed: "We have your order",
    pickupCode: "Pickup code",
    qr: "QR code for the counter",
    mail: /Your code/,
    thanks: "Thank you, Emmi",
  },
  fi: {
    store: /^Kallio/,
    add: "Lisää koriin",
    view: "Näytä kori",
    checkOut: "Kassalle",
    name: "Nimesi",
    email: "Sähköposti",
    send: "Lähetä koodi",
    code: "Kuusinumeroinen koodi",
    place: "Tilaa",
    placed: "Tilauksesi on meillä",
    pickupCode: "Noutokoodi",
    qr: "QR-koodi tiskille",
    mail: /[Kk]oodisi/,
    thanks: "Kiitos, Emmi",
  },
} as const;
type Words = (typeof words)[keyof typeof words];

/** What a scanner reads from a QR code on the page. */
async function scanned(picture: Locator): Promise<string | undefined> {
  const side = 300;
  const pixels = await picture.evaluate(async (svg, size) => {
    const image = new Image(size, size);
    image.src = `data:image/svg+xml,${encodeURIComponent(new XMLSerializer().serializeToString(svg))}`;
    await image.decode();
    const canvas = new OffscreenCanvas(size, size).getContext("2d");
    canvas?.drawImage(image, 0, 0, size, size);
    return [...(canvas?.getImageData(0, 0, size, size).data ?? [])];
  }, side);
  return readQr(new Uint8ClampedArray(pixels), side, side)?.data;
}

/** From the product page to checkout, with the goods held at Kallio. */
async function holdCheese(page: Page, locale: "en" | "fi", say: Words): Promise<void> {
  await page.goto(`/${locale}/products/emmental`);
  await page.getByRole("radio", { name: say.store }).check();
  await page.getByRole("button", { name: say.add }).click();
  await toBasket(page, say.view);
  await page.getByRole("button", { name: say.checkOut }).click();
  await expect(page).toHaveURL(new RegExp(`/${locale}/checkout$`));
}

/** Says who it is and shows that the address is theirs. @returns the address */
async function introduce(page: Page, say: Words): Promise<string> {
  const email = freshAddress("emmi");
  await page.getByLabel(say.name).fill("Emmi Virta");
  await page.getByLabel(say.email, { exact: true }).fill(email);
  await page.getByRole("button", { name: say.send }).click();
  await expect(page.getByLabel(say.code)).toBeFocused();
  const mail = await mailTo(page, email, say.mail);
  await page.getByLabel(say.code).fill(/\b\d{6}\b/.exec(mail)?.[0] ?? "no code in the mail");
  return email;
}

for (const locale of ["en", "fi"] as const)
  test(`a guest reserves goods at a store and gets a pickup code (${locale})`, async ({ page, another }) => {
    const say = words[locale];
    await holdCheese(page, locale, say);
    await expect(page.getByRole("timer")).toHaveText(/^1[45]:\d\d$/);
    const email = await introduce(page, say);
    await page.getByRole("button", { name: say.place }).click();

    await expect(page).toHaveURL(new RegExp(`/${locale}/orders/[\\w-]{22}$`));
    await expect(page.getByRole("heading", { level: 1, name: say.placed })).toBeVisible();
    await expect(page.getByText(say.thanks)).toBeVisible();
    const qr = page.getByRole("img", { name: say.qr });
    await expect(qr).toBeVisible();
    expect(await scanned(qr)).toMatch(/^[\w-]{22}$/);
    await expect(page.getByText(say.pickupCode, { exact: true })).toBeVisible();
    await expect(page.getByText(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/).first()).toBeVisible();
    await expect(page.locator("meta[name=robots]")).toHaveAttribute("content", /noindex/);
    await expect(page.locator("meta[name=referrer]")).toHaveAttribute("content", "no-referrer");
    const stranger = await (await another()).request.get(page.url());
    expect(stranger.headers()["cache-control"]).toContain("no-store");
    const html = await stranger.text();
    expect(html).toContain(say.thanks);
    expect(html).not.toContain("Virta");
    expect(html).not.toContain(email);
  });

test("nothing typed is lost when a refusal comes, and the goods stay held", async ({ page }) => {
  const say = words.en;
  await holdCheese(page, "en", say);
  await page.getByLabel(say.name).fill("Emmi Virta");
  await page.getByLabel(say.email, { exact: true }).fill("emmi at home");
  await page.getByRole("button", { name: say.send }).click();
  await expect(page.getByLabel(say.email, { exact: true })).toBeFocused();
  await expect(page.getByLabel(say.email, { exact: true })).toHaveAccessibleDescription(/not an email/);
  await expect(page.getByLabel(say.email, { exact: true })).toHaveValue("emmi at home");
  await expectAccessible(page);

  await page.getByLabel(say.email, { exact: true }).fill(freshAddress("emmi"));
  await page.getByRole("button", { name: say.send }).click();
  await expect(page.getByLabel(say.code)).toBeFocused();
  await expectAccessible(page);
  await page.getByLabel(say.code).fill("000000");
  await page.getByRole("button", { name: say.place }).click();
  await expect(page.getByRole("alert").filter({ hasText: "That code is not right" })).toBeVisible();
  await expectAccessible(page);
  await expect(page.getByLabel(say.name)).toHaveValue("Emmi Virta");
  await page.reload();
  await expect(page.getByLabel(say.name)).toHaveValue("Emmi Virta");
  await expect(page.getByRole("timer")).toHaveText(/^1[34]:\d\d$/);
});

test("coming back to checkout finds the same hold, and another time or store moves it", async ({ page }) => {
  const say = words.en;
  await holdCheese(page, "en", say);
  await page.getByRole("button", { name: "More time" }).click();
  await expect(page.getByRole("button", { name: "More time" })).toHaveCount(0);
  await page.getByRole("link", { name: "Back to the basket" }).click();
  await page.getByRole("button", { name: say.checkOut }).click();
  await expect(page).toHaveURL(/checkout$/);
  // A hold made anew could be extended again.
  await expect(page.getByRole("timer")).toBeVisible();
  await expect(page.getByRole("button", { name: "More time" })).toHaveCount(0);

  const when = page.getByLabel("When", { exact: true });
  const window = when.locator("option:not([disabled])").nth(3);
  const label = ((await window.textContent()) ?? "").replace(/^\w+ /, "");
  await when.selectOption({ index: await window.evaluate((option: HTMLOptionElement) => option.index) });
  await expect(page.getByText(`Yours`).filter({ hasText: label })).toBeVisible();

  await page.getByText("Collect somewhere else").click();
  await page.getByRole("button", { name: /^Kamppi/ }).click();
  await expect(page.getByRole("heading", { name: "Collect at Kamppi" })).toBeFocused();
  await expect(page.getByText(/^Ready .* at Kamppi$/)).toBeVisible();
  await expect(page.getByRole("button", { name: "More time" })).toHaveCount(0);
});

test("one checkout is one order, however often it is sent", async ({ page }) => {
  const say = words.en;
  await holdCheese(page, "en", say);
  await introduce(page, say);
  await page.getByRole("button", { name: say.place }).dblclick();
  await expect(page).toHaveURL(/\/orders\//);
  const order = page.url();
  await page.goBack();
  await expect(page.getByRole("heading", { name: "Your basket is empty" })).toBeVisible();
  await page.goForward();
  await expect(page).toHaveURL(order);
  await page.goto("/en/checkout");
  await expect(page).toHaveURL(/\/cart$/);
});

test("the whole checkout goes by keyboard alone", async ({ page }) => {
  const say = words.en;
  await page.goto("/en/products/emmental");
  await page.getByRole("radio", { name: say.store }).check();
  await page.getByRole("button", { name: say.add }).focus();
  await page.keyboard.press("Enter");
  await toBasket(page, say.view, async (link) => {
    await link.focus();
    await page.keyboard.press("Enter");
  });
  await page.getByRole("button", { name: say.checkOut }).focus();
  await page.keyboard.press("Enter");
  const email = freshAddress("emmi");
  await page.getByLabel(say.name).focus();
  await page.keyboard.type("Emmi Virta");
  await page.keyboard.press("Tab");
  await page.keyboard.type(email);
  await page.keyboard.press("Enter");
  await expect(page.getByLabel(say.code)).toBeFocused();
  await page.keyboard.type(
    /\b\d{6}\b/.exec(await mailTo(page, email, say.mail))?.[0] ?? "no code in the mail",
  );
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: say.placed })).toBeVisible();
});

test("an order is cancelled by whoever has its link, and its page says so", async ({ page, another }) => {
  const say = words.en;
  await holdCheese(page, "en", say);
  await introduce(page, say);
  await page.getByRole("button", { name: say.place }).click();
  await expect(page.getByRole("heading", { level: 1, name: say.placed })).toBeVisible();
  const elsewhere = await another();
  await elsewhere.goto(page.url());
  await elsewhere.getByText("Cancel the order").click();
  await elsewhere.getByRole("button", { name: "Yes, cancel it" }).click();
  await expect(elsewhere.getByRole("heading", { level: 1, name: "Cancelled" })).toBeVisible();
  await expect(page.getByRole("heading", { level: 1, name: "Cancelled" })).toBeVisible();
  await expect(page.getByRole("img", { name: say.qr })).toHaveCount(0);
});

test("no page of the journey breaks a rule of WCAG 2.2", async ({ page }) => {
  const say = words.en;
  await page.goto("/en");
  await expectAccessible(page);
  await page.goto("/en/products/emmental");
  await expectAccessible(page);
  await page.goto("/en/cart");
  await expectAccessible(page);
  await holdCheese(page, "en", say);
  await expect(page.getByRole("timer")).toBeVisible();
  await expectAccessible(page);
  await page.goto("/en/cart");
  await expectAccessible(page);
  await page.goto("/en/checkout");
  await introduce(page, say);
  await expectAccessible(page);
  await page.getByRole("button", { name: say.place }).click();
  await expect(page.getByRole("heading", { level: 1, name: say.placed })).toBeVisible();
  await expectAccessible(page);
});

test("a shop without scripts works just as well", async ({ browser }, testInfo) => {
  const context = await browser.newContext({ ...testInfo.project.use, javaScriptEnabled: false });
  const page = await context.newPage();
  const say = words.en;
  await page.goto("/en/products/emmental");
  await page.getByRole("radio", { name: say.store }).check();
  await page.getByRole("button", { name: say.add }).click();
  await expect(page).toHaveURL(/\/en\/cart$/);
  await page.getByRole("button", { name: /^One more/ }).click();
  await expect(page.getByLabel(/^How many/)).toHaveValue("2");
  await page.getByRole("button", { name: say.checkOut }).click();
  await page.getByLabel("When", { exact: true }).selectOption({ index: 3 });
  await page.getByRole("button", { name: "Use this time" }).click();
  await expect(page.getByText(/^Yours/)).toBeVisible();
  await introduceWithoutScripts(page, say);
  await page.getByRole("button", { name: say.place }).click();
  await expect(page.getByRole("heading", { level: 1, name: say.placed })).toBeVisible();
  await context.close();
});

async function introduceWithoutScripts(page: Page, say: Words): Promise<void> {
  const email = freshAddress("emmi");
  await page.getByLabel(say.email, { exact: true }).fill(email);
  await page.getByRole("button", { name: say.send }).click();
  await expect(page.getByLabel(say.name)).toHaveAccessibleDescription(/Tell us a name/);
  await expect(page.getByLabel(say.email, { exact: true })).toHaveValue(email);
  await page.getByLabel(say.name).fill("Emmi Virta");
  await page.getByRole("button", { name: say.send }).click();
  const mail = await mailTo(page, email, say.mail);
  await page.getByLabel(say.code).fill(/\b\d{6}\b/.exec(mail)?.[0] ?? "no code in the mail");
}
