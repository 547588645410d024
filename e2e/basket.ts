import type { Locator } from "@playwright/test";
import { expect, type Page } from "./fixtures";

/**
 * On from a product that was just put into the basket. Where the page's script runs, a link leads there; a press that was
 * quicker than the script sent the plain form, which leads there itself.
 * @param view what the link is called
 * @param follow how it is followed
 */
export async function toBasket(
  page: Page,
  view = "View basket",
  follow: (link: Locator) => Promise<void> = (link) => link.click(),
): Promise<void> {
  const link = page.getByRole("link", { name: view });
  const there = page.locator('button[name="do"][value="checkout"]');
  await expect(link.or(there).first()).toBeVisible();
  if (await link.isVisible()) await follow(link);
  await expect(page).toHaveURL(/\/[a-z]{2}\/cart(\?|$)/);
}
