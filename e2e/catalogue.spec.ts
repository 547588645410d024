import { gzipSync } from "node:zlib";
import { test as plain } from "@playwright/test";
import { expect, expectAccessible, type Page, test } from "./fixtures";

const catalogue = [
  "/en",
  "/fi",
  "/en/c/bakery",
  "/fi/c/bakery",
  "/en/products/oat-loaf",
  "/fi/products/oat-loaf",
  "/en/stores",
  "/fi/stores",
  "/en/stores/kallio",
  "/fi/stores/kallio",
];

/** Calls for what is live that the page makes, as they happen. */
function liveCalls(page: Page): string[] {
  const calls: string[] = [];
  page.on("request", (request) => {
    if (new URL(request.url()).pathname === "/api/now") calls.push(request.url());
  });
  return calls;
}

/** The header's button, before a store is chosen. */
const chooseYourStore = /^(Choose your store|Valitse myymälä)$/;

async function chooseStore(page: Page, name: string): Promise<void> {
  await page.getByRole("banner").getByRole("button", { name: chooseYourStore }).click();
  await page.getByRole("dialog").getByRole("button", { name }).click();
  // It closes once the page knows what the choice changes.
  await expect(page.getByRole("dialog")).toBeHidden();
  await expect(page.getByRole("banner")).toContainText(name);
}

for (const path of catalogue) {
  test(`${path} is one page for every visitor, made once`, async ({ request }) => {
    await request.get(path);
    const asks = ["aisle_store=kallio; aisle_visitor=AAAAAAAAAAAAAAAAAAAAAA", "aisle_store=turku", ""];
    const answers = await Promise.all(asks.map((cookie) => request.get(path, { headers: { cookie } })));
    const bodies = await Promise.all(answers.map((answer) => answer.text()));
    for (const answer of answers) {
      expect(answer.status()).toBe(200);
      expect(answer.headers()["x-nextjs-cache"]).toBe("HIT");
      expect(answer.headers()["set-cookie"]).toBeUndefined();
    }
    expect(new Set(bodies).size).toBe(1);
  });
}

// A browser calls a missing page an error, so this story is not watched for errors.
plain("an address that is not there answers 404 in character, with ways on", async ({ page }) => {
  const answer = await page.goto("/fi/products/ei-ole");
  expect(answer?.status()).toBe(404);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Katsoimme joka hyllyn");
  await page.getByRole("link", { name: "Etusivulle" }).click();
  await expect(page).toHaveURL(/\/fi$/);
});

test("an address without a language goes to the reader's own", async ({ request }) => {
  const headers = { "accept-language": "sv, fi;q=0.8, en;q=0.5" };
  const answer = await request.get("/stores?from=poster", { headers, maxRedirects: 0 });
  expect(answer.status()).toBe(307);
  expect(answer.headers().location).toMatch(/\/fi\/stores\?from=poster$/);
});

test("a page asks once for everything that is live on it", async ({ page }) => {
  const calls = liveCalls(page);
  await page.goto("/en");
  await expect.poll(() => calls.length).toBe(1);
  await chooseStore(page, "Kallio");
  await expect(page.getByText(/ at Kallio/).first()).toBeVisible();
  // Once as it came, once for the store that was chosen.
  expect(calls).toHaveLength(2);
  const products = new URL(calls[1] ?? "").searchParams.get("product")?.split(",") ?? [];
  expect(products.length).toBeGreaterThan(10);
});

test("the chosen store follows from page to page and says when a thing is ready", async ({ page }) => {
  await page.goto("/en");
  await chooseStore(page, "Kamppi");
  await page.getByRole("link", { name: "Oat tin loaf" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Oat tin loaf");
  await expect(page.getByRole("radio", { name: /Kamppi/ })).toBeChecked();
  await page.reload();
  await expect(page.getByRole("radio", { name: /Kamppi/ })).toBeChecked();
  await expect(page.getByText(/^Ready .+ at Kamppi$/).first()).toBeVisible();
});

test("a variant shows its own price", async ({ page }) => {
  await page.goto("/fi/products/oat-loaf");
  await page.getByRole("radio", { name: /Kokonainen, viipaloitu/ }).check({ force: true });
  await expect(page.getByText("6,50 € / kg")).toBeVisible();
});

test("the language switch keeps the page", async ({ page }) => {
  await page.goto("/en/products/oat-loaf");
  await page.getByRole("contentinfo").getByRole("link", { name: "Suomi" }).click();
  await expect(page).toHaveURL(/\/fi\/products\/oat-loaf$/);
  await expect(page.locator("html")).toHaveAttribute("lang", "fi");
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("a store is chosen and a variant put into the basket", async ({ page }) => {
    await page.goto("/en/products/oat-loaf");
    await page.getByRole("banner").getByRole("button", { name: chooseYourStore }).click();
    await page
      .getByRole("dialog")
      .getByRole("link", { name: /^All stores/ })
      .click();
    await page.getByRole("article").filter({ hasText: "Kallio" }).getByRole("button").click();
    await expect(page).toHaveURL(/\/en\/stores$/);
    await page.goto("/en/products/oat-loaf");
    await page.getByRole("radio", { name: /^Whole €/ }).check({ force: true });
    await page.getByRole("radio", { name: /Kallio/ }).check();
    await page.getByRole("button", { name: "Add to basket" }).click();
    await expect(page).toHaveURL(/\/en\/cart$/);
    await expect(page.getByRole("main")).toContainText("Oat tin loaf");
  });
});

test("a catalogue page ships little script", async ({ page }) => {
  const sizes = new Map<string, number>();
  page.on("response", async (response) => {
    if (response.request().resourceType() === "script")
      sizes.set(response.url(), gzipSync(await response.body()).byteLength);
  });
  await page.goto("/en/products/oat-loaf", { waitUntil: "networkidle" });
  const total = [...sizes.values()].reduce((a, b) => a + b, 0);
  expect(sizes.size).toBeGreaterThan(0);
  // The framework is 136 kB; what is left is ours.
  expect(total).toBeLessThan(144_000);
});

for (const colorScheme of ["light", "dark"] as const) {
  test.describe(`in ${colorScheme} colours`, () => {
    test.use({ colorScheme });
    for (const path of ["/en", "/fi/c/drinks", "/en/products/oat-loaf", "/fi/stores/haparanda"])
      test(`${path} can be used by everyone`, async ({ page }) => {
        await page.goto(path);
        await chooseStore(page, "Kallio");
        await expectAccessible(page);
      });
  });
}

plain("the page that says 404 can be used by everyone", async ({ page }) => {
  await page.goto("/en/nowhere");
  await expectAccessible(page);
});
