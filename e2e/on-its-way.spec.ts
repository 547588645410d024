import { expect, test } from "./fixtures";

test("a pressed link says that its page is on its way, until it is there", async ({ page }) => {
  await page.goto("/en/stores");
  const { promise: come, resolve: letCome } = Promise.withResolvers<void>();
  await page.route(/[?&]_rsc=/, async (route) => {
    await come;
    await route.continue();
  });
  const basket = page.getByRole("banner").getByRole("link", { name: /^Basket/ });
  await basket.click();
  await expect(basket).toHaveAttribute("aria-busy", "true");
  await expect(page.getByRole("heading", { level: 1, name: "Our stores" })).toBeVisible();
  letCome();
  await expect(page.getByRole("heading", { level: 1, name: "Your basket is empty" })).toBeVisible();
  await expect(basket).not.toHaveAttribute("aria-busy");
});
