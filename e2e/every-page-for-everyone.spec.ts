import AxeBuilder from "@axe-core/playwright";
import type { TestInfo } from "@playwright/test";
import { forEverybody, readers } from "./every-page";
import { expect, layOutAll, type Page, test } from "./fixtures";

const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** What axe finds on the page as it stands, each with where. No page has frames, so one look is all. */
async function faults(page: Page): Promise<string[]> {
  await layOutAll(page);
  // A page that is made while it is sent has its title a moment after its first words.
  await expect(page).toHaveTitle(/./);
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().withTags(rules).analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${page.url()}: ${id} at ${node.target.join(" ")}: ${node.failureSummary ?? ""}`),
  );
}

/** By day on a phone and by night at a desk: the theme changes nothing but colours, the width nothing but places. */
const looks = ({ project }: TestInfo) => ({
  ...project.use,
  colorScheme: project.name === "phone" ? ("light" as const) : ("dark" as const),
});

// A browser calls a page that answers 404 an error, so nobody listens to these.
test("axe finds nothing on any page that is everybody's", async ({ browser }, testInfo) => {
  test.setTimeout(180_000);
  const context = await browser.newContext(looks(testInfo));
  const page = await context.newPage();
  const found: string[] = [];
  for (const path of forEverybody("en")) {
    await page.goto(path);
    found.push(...(await faults(page)));
  }
  await context.close();
  expect(found).toEqual([]);
});

test("axe finds nothing on any page that is somebody's own", async ({ browser }, testInfo) => {
  test.setTimeout(180_000);
  const { own, close } = await readers(browser, looks(testInfo));
  const found: string[] = [];
  for (const { path, reader } of own("en")) {
    await reader.goto(path);
    found.push(...(await faults(reader)));
  }
  await close();
  expect(found).toEqual([]);
});

test("axe finds nothing in what opens above a page", async ({ page }, testInfo) => {
  await page.emulateMedia({ colorScheme: looks(testInfo).colorScheme });
  await page.goto("/en");
  await page.getByRole("banner").getByRole("button", { name: "Choose your store" }).click();
  await expect(page.getByRole("dialog").getByRole("button", { name: "Kallio" })).toBeVisible();
  expect(await faults(page)).toEqual([]);
  await page.goto("/en/stores");
  await page.getByLabel("Search the shop").click();
  await page.keyboard.type("choc", { delay: 30 });
  await expect(page.getByRole("option").first()).toBeVisible();
  expect(await faults(page)).toEqual([]);
});
