import { readFileSync } from "node:fs";
import { FakeStripe } from "@/lib/payments/testing/fake-stripe";
import { findFreePort } from "@/lib/run/port.mjs";
import type { Server } from "@/lib/run/server.mjs";
import { expect, freshAddress, type Page, test } from "./fixtures";
import { startOwnServer } from "./own-server";

// Stripe itself is not to be had in a test: its API is a server of this story's own, and its script a stand-in with a
// field, whose every word becomes the token that means it. All between the two is the shop's.

const script = readFileSync(new URL("./stripe-stand-in.js", import.meta.url), "utf8");
const bank = "https://bank.example/3ds";

// One after the other, on one server.
test.describe.configure({ mode: "serial", timeout: 90_000 });

let stripe: FakeStripe;
let shop: Server;
test.beforeAll(async () => {
  stripe = new FakeStripe();
  const port = await findFreePort();
  const settings = {
    AISLE_URL: `http://localhost:${port}`,
    STRIPE_SECRET_KEY: "sk_test_0123456789",
    STRIPE_PUBLISHABLE_KEY: "pk_test_0123456789",
    STRIPE_WEBHOOK_SECRET: "whsec_0123456789abcdef",
    STRIPE_API_URL: await stripe.open(),
  };
  shop = await startOwnServer(settings, port);
});
test.afterAll(async () => {
  await shop?.stop();
  await stripe?.close();
});

/** Something to collect at Tapiola, held, and who orders it by Stripe. */
async function toPayment(page: Page): Promise<void> {
  await page.route("https://js.stripe.com/**", (route) =>
    route.fulfill({ contentType: "text/javascript", body: script }),
  );
  await page.goto(`${shop.url}/en/stores`);
  const put = await page.request.post(`${shop.url}/api/cart/lines`, {
    headers: { origin: shop.url },
    data: { sku: "PAN-0016-P", quantity: 1, store: "tapiola" },
  });
  expect(put.status()).toBe(201);
  await page.goto(`${shop.url}/en/cart`);
  await page.getByRole("button", { name: "Check out" }).click();
  await expect(page).toHaveURL(/\/en\/checkout$/);
  await page.getByLabel("Your name").fill("Emmi Virta");
  await page.getByLabel("Email", { exact: true }).fill(freshAddress("emmi"));
  await page.getByRole("radio", { name: /^Card or wallet/ }).check();
}

const pay = (page: Page) => page.getByRole("button", { name: "Order and pay" }).click();
const placed = (page: Page) => page.getByRole("heading", { level: 1, name: "We have your order" });
const authorised = () => [...stripe.intents.values()].filter((i) => i.status === "requires_capture").length;

test("Stripe's own fields take a card: wrong, refused, and then it pays, once", async ({ page }) => {
  await toPayment(page);
  await pay(page);
  await expect(page.getByText("Your card number is incomplete.")).toBeVisible();
  await page.getByLabel("Card number").fill("declined");
  await pay(page);
  await expect(page.getByRole("alert").filter({ hasText: "Your card was declined" })).toBeVisible();
  await expect(page.getByLabel("Your name")).toHaveValue("Emmi Virta");
  const before = authorised();
  await page.getByLabel("Card number").fill("good");
  await pay(page);
  await expect(placed(page)).toBeVisible();
  expect(authorised() - before).toBe(1);
});

test("a bank that Stripe sends to asks, and the order stands when it comes back", async ({ page }) => {
  await toPayment(page);
  await page.getByLabel("Card number").fill("confirm");
  await pay(page);
  await expect(page.getByRole("heading", { level: 1, name: "Your bank asks that it is you" })).toBeVisible();
  const asked = [...stripe.intents.values()].find((i) => i.status === "requires_action");
  const next = asked?.next_action as { redirect_to_url: { return_url: string } };
  await page.route(bank, (route) => {
    stripe.confirm(asked?.id ?? "", true);
    return route.fulfill({ status: 303, headers: { location: next.redirect_to_url.return_url } });
  });
  await page.getByRole("link", { name: "Go to your bank" }).click();
  // The worker of these stories knows no Stripe, and may just have asked in vain: whoever looks again moves it on.
  await expect(async () => {
    await page.reload();
    await expect(placed(page)).toBeVisible({ timeout: 2_000 });
  }).toPass({ timeout: 50_000 });
});
