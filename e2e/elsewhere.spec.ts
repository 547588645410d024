import { toBasket } from "./basket";
import { expect, expectAccessible, freshAddress, type Page, test } from "./fixtures";

/** As the demo shop is stocked: Kallio is out of the large cake, nobody can send one there, and Kamppi has it. */
const cake = { slug: "birthday-cake", sku: "BAK-0010-16" };

async function atKallio(page: Page): Promise<void> {
  const origin = process.env.BASE_URL ?? "http://localhost:3000";
  await page.context().addCookies([{ name: "aisle_store", value: "kallio", url: origin }]);
}

test("a variant that is sold out here says where it is, and is collected there", async ({ page }) => {
  const { slug, sku } = cake;
  await atKallio(page);
  await page.goto(`/en/products/${slug}`);
  const variant = page.locator(`input[name=sku][value="${sku}"]`);
  await expect(page.locator("label").filter({ has: variant })).toContainText("Not at Kallio now");
  await variant.check({ force: true });
  await expect(page.getByRole("radio", { name: /^Kallio/ })).toBeDisabled();

  const other = page.getByRole("radio", { name: /^Kamppi/ });
  if (!(await other.isVisible())) await page.getByText(/more stores?$/).click();
  await other.check();
  await page.getByRole("button", { name: "Add to basket" }).click();
  await toBasket(page);
  await expect(page.getByRole("main")).toContainText("Kamppi");
});

test("whoever wants it here asks to be told, once, with an address that can be written to", async ({
  page,
}) => {
  const { slug, sku } = cake;
  await atKallio(page);
  await page.goto(`/en/products/${slug}`);
  await page.locator(`input[name=sku][value="${sku}"]`).check({ force: true });
  const tell = page.getByRole("link", { name: /^Tell me when it is back ?: Kallio$/ });
  await tell.click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("We tell you when it is back");
  await expect(page.getByLabel("At which store")).toHaveValue("kallio");
  await expectAccessible(page);

  await page.getByLabel("Email").fill("not an address");
  await page.getByRole("button", { name: "Tell me" }).click();
  await expect(page.getByLabel("Email")).toHaveAccessibleDescription(/not an email address/);
  const email = freshAddress("odotti");
  await page.getByLabel("Email").fill(email);
  await page.getByRole("button", { name: "Tell me" }).click();
  await expect(page.getByText(`We write to ${email}`).first()).toBeVisible();
  await page.getByRole("link", { name: "Back to the product" }).click();
  await expect(page).toHaveURL(new RegExp(`/en/products/${slug}$`));
});

test("stores are sorted from a typed place, by keyboard alone, and a place nobody knows is said so", async ({
  page,
}) => {
  await page.goto("/en/products/oat-loaf");
  const stores = page.getByRole("group", { name: "How would you like to have it" }).getByRole("radio");
  const place = page.getByRole("main").getByLabel("Town or postal code");
  await place.focus();
  await page.keyboard.type("Tammerfors");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("status").filter({ hasText: "Nearest to Tammerfors first." })).toBeVisible();
  await expect(stores.first()).toHaveAccessibleName(/Tampere/);
  await place.fill("Atlantis");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("status").filter({ hasText: "We do not know “Atlantis”" })).toBeVisible();

  await place.fill("00100");
  await page.keyboard.press("Enter");
  await expect(stores.first()).toHaveAccessibleName(/Kamppi/);
  await stores.first().focus();
  await page.keyboard.press("Space");
  await expect(stores.first()).toBeChecked();
  await page.getByRole("button", { name: "Add to basket" }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("status").filter({ hasText: "In your basket." })).toBeVisible();
});

test("a picture is shown large and put away by keyboard", async ({ page }) => {
  await page.goto("/en/products/oat-loaf");
  const zoom = page.getByRole("button", { name: /show it large/ }).first();
  await zoom.focus();
  await page.keyboard.press("Enter");
  const large = page.getByRole("dialog", { name: /./ }).filter({ has: page.getByRole("img") });
  await expect(large).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(large).toBeHidden();
  await expect(zoom).toBeFocused();
});

test("what is liked is found on the list, compared, and seen again later", async ({ page }) => {
  await page.goto("/en/products/oat-loaf");
  const kept = page.waitForResponse(/\/api\/wishes$/);
  await page.getByRole("button", { name: "Put on the wish list" }).click();
  await expect(page.getByRole("button", { name: "On your wish list" })).toHaveAttribute(
    "aria-pressed",
    "true",
  );
  await kept;
  await page.goto("/en/wishes");
  await expect(page.getByRole("link", { name: "Oat tin loaf" })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: /^Take off ?: Oat tin loaf$/ }).click();
  await expect(page.getByText("Nothing here yet.")).toBeVisible();

  await page.goto("/en/products/oat-loaf");
  await page.getByRole("link", { name: "Compare" }).click();
  await page
    .getByRole("link", { name: /compare this too/ })
    .first()
    .click();
  await expect(page.getByRole("columnheader")).toHaveCount(2);
  await expectAccessible(page);
  await page.getByRole("columnheader").nth(1).getByRole("link").first().click();
  const seen = page.getByRole("region", { name: "You looked at these" });
  await expect(seen.getByRole("link", { name: "Oat tin loaf" })).toBeVisible();
});
