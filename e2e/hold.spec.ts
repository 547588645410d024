import { createHash } from "node:crypto";
import pg from "pg";
import { expect, freshAddress, mailTo, type Page, test } from "./fixtures";

/** Runs one statement on the shop's database: time and prices are moved there, never waited for. */
async function inDatabase(statement: string, values: unknown[]): Promise<void> {
  const client = new pg.Client({ connectionString: process.env.DATABASE_URL });
  await client.connect();
  try {
    await client.query(statement, values);
  } finally {
    await client.end();
  }
}

/** Lets the time of everything that this browser's visitor holds run out. */
async function runOut(page: Page): Promise<void> {
  const cookie = (await page.context().cookies()).find(({ name }) => name === "aisle_visitor");
  const hash = createHash("sha256")
    .update(cookie?.value ?? "")
    .digest("base64url");
  await inDatabase(
    `update reservations set created_at = now() - interval '1 hour', expires_at = now() - interval '1 second'
     where holder = $1 and state = 'held'`,
    [`visitor:${hash}`],
  );
}

const setPrice = (sku: string, amount: number) =>
  inDatabase(
    "update prices set amount = $2, compare_at_amount = null where variant_id = (select id from variants where sku = $1)",
    [sku, amount],
  );

async function put(page: Page, sku: string, quantity: number): Promise<void> {
  const answer = await page.request.post("/api/cart/lines", {
    headers: { origin: new URL(page.url()).origin },
    data: { sku, quantity, store: "kallio" },
  });
  expect(answer.status()).toBe(201);
}

async function checkOut(page: Page): Promise<void> {
  await page.goto("/en/cart");
  await page.getByRole("button", { name: "Check out" }).click();
  await expect(page).toHaveURL(/\/en\/checkout$/);
}

test("when the time runs out, one press holds the goods again and nothing typed is lost", async ({
  page,
}) => {
  await page.goto("/en/stores");
  await put(page, "BAK-0001-W", 1);
  await checkOut(page);
  await page.getByLabel("Your name").fill("Emmi Virta");
  await page.getByLabel("Phone (optional)").fill("+358 40 123 4567");
  const email = freshAddress("emmi");
  await page.getByLabel("Email", { exact: true }).fill(email);
  await page.getByRole("button", { name: "Mail me the code" }).click();
  const mail = await mailTo(page, email, /Your code/);
  await page.getByLabel("6-digit code").fill(/\b\d{6}\b/.exec(mail)?.[0] ?? "no code in the mail");
  await runOut(page);
  await page.getByRole("button", { name: "Place order" }).click();

  await expect(page.getByRole("alert").filter({ hasText: "Your time ran out" }).first()).toBeVisible();
  await expect(page.getByLabel("Your name")).toHaveValue("Emmi Virta");
  await expect(page.getByLabel("Phone (optional)")).toHaveValue("+358 40 123 4567");
  await page.getByRole("button", { name: "Hold them again" }).first().click();
  await expect(page.getByRole("timer")).toHaveText(/^1[45]:\d\d$/);
  await expect(page.getByLabel("Your name")).toHaveValue("Emmi Virta");
  await expect(page.getByLabel("Email", { exact: true })).toHaveValue(email);
  await page.getByLabel("6-digit code").fill(/\b\d{6}\b/.exec(mail)?.[0] ?? "no code in the mail");
  await page.getByRole("button", { name: "Place order" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "We have your order" })).toBeVisible();
});

test("a price that changed on the way is shown, never silently charged", async ({ page }, testInfo) => {
  // Each project has goods of its own, since both run at once on one shop.
  const sku = testInfo.project.name === "phone" ? "DRI-0001-500B" : "DRI-0001-250F";
  await page.goto("/en/stores");
  await put(page, sku, 1);
  await setPrice(sku, 111);
  await page.goto("/en/cart");
  await expect(page.getByText(/^Price changed: it was €/)).toBeVisible();
  await checkOut(page);
  await page.getByLabel("Your name").fill("Emmi Virta");
  const email = freshAddress("emmi");
  await page.getByLabel("Email", { exact: true }).fill(email);
  await page.getByRole("button", { name: "Mail me the code" }).click();
  const code = /\b\d{6}\b/.exec(await mailTo(page, email, /Your code/))?.[0] ?? "no code in the mail";
  await page.getByLabel("6-digit code").fill(code);
  await setPrice(sku, 222);
  await page.getByRole("button", { name: "Place order" }).click();
  await expect(
    page.getByRole("alert").filter({ hasText: /A price changed: the total was €1\.11 and is €2\.22 now/ }),
  ).toBeVisible();
  await expect(page.getByRole("region", { name: "What you order" }).getByText("€2.22").first()).toBeVisible();
  await expect(page.getByLabel("6-digit code")).toHaveValue(code);
  await page.getByRole("button", { name: "Place order" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "We have your order" })).toBeVisible();
  await expect(page.getByText("€2.22, in cash or by card")).toBeVisible();
});

test("a line that cannot be had as it is comes with ways out, and checking out says so", async ({ page }) => {
  await page.goto("/en/stores");
  await put(page, "BAK-0001-WS", 99);
  await page.goto("/en/cart");
  await expect(page.getByText(/^Only \d+ left at Kallio$/)).toBeVisible();
  await page.getByRole("button", { name: "Check out" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "Not everything is there" })).toBeVisible();
  await page.getByRole("button", { name: /^Take \d+/ }).click();
  await expect(page.getByLabel(/^How many/)).not.toHaveValue("99");
  await expect(page.getByText(/^Ready .* at Kallio/)).toBeVisible();

  await page.getByLabel(/^How many/).fill("2");
  await expect(page.getByRole("link", { name: /Basket/ })).toContainText("2");
  await page.getByRole("button", { name: /^One more/ }).click();
  await page.getByRole("button", { name: /^One more/ }).click();
  await expect(page.getByRole("link", { name: /Basket/ })).toContainText("4");
  await page.getByRole("button", { name: /^Remove/ }).click();
  await expect(page.getByRole("heading", { name: "Your basket is empty" })).toBeVisible();
});
