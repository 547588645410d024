import AxeBuilder from "@axe-core/playwright";
import { type BrowserContext, test as base, expect, type Page } from "@playwright/test";

export type { BrowserContext, Page } from "@playwright/test";
export { expect };

/**
 * Where a person calls from, as the proxy in front of the shop says it. Each has a place of their own: the shop bounds
 * what one address can tie up, and all of these stories happen on one machine.
 */
export const fromSomewhere = () => {
  const group = () => Math.floor(Math.random() * 0x10000).toString(16);
  return { "x-forwarded-for": `2001:db8:${group()}:${group()}::1` };
};

/** What a browser complained about while a story went on. */
type Complaints = { watch: (context: BrowserContext) => void };

type Fixtures = {
  complaints: Complaints;
  /** Another person's browser: own cookies, watched like the first, closed at the end. */
  another: () => Promise<Page>;
};

/**
 * Playwright's `test`, in which an error that nobody expected fails the story: whatever a page logs as an error or
 * throws without anyone catching it, in any of its browsers.
 */
export const test = base.extend<Fixtures>({
  extraHTTPHeaders: async ({ baseURL: _ }, use) => use(fromSomewhere()),
  complaints: [
    async ({ context }, use) => {
      const heard: string[] = [];
      const watch = (watched: BrowserContext) => {
        watched.on("console", (message) => {
          if (message.type() === "error") heard.push(`${message.page()?.url() ?? ""}: ${message.text()}`);
        });
        watched.on("weberror", (error) => heard.push(String(error.error().stack ?? error.error())));
      };
      watch(context);
      await use({ watch });
      expect(heard, "errors in the browser").toEqual([]);
    },
    { auto: true },
  ],
  another: async ({ browser, complaints }, use, testInfo) => {
    const opened: BrowserContext[] = [];
    await use(async () => {
      const context = await browser.newContext({
        ...testInfo.project.use,
        extraHTTPHeaders: fromSomewhere(),
      });
      complaints.watch(context);
      opened.push(context);
      return context.newPage();
    });
    await Promise.all(opened.map((context) => context.close()));
  },
});

const wcag = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/** Lays out what a page leaves for later, where overflow would be clipped and colours not be painted. */
export const layOutAll = (page: Page): Promise<void> =>
  page.evaluate(() => {
    for (const part of document.querySelectorAll<HTMLElement>(".later"))
      part.style.contentVisibility = "visible";
  });

/** Fails with every WCAG 2.2 A and AA rule that axe finds broken on the page as it stands. */
export async function expectAccessible(page: Page): Promise<void> {
  // A page made for one shopper sends its title after its beginning.
  await expect(page).toHaveTitle(/./);
  await layOutAll(page);
  const { violations } = await new AxeBuilder({ page }).withTags(wcag).analyze();
  expect(broken(violations), `axe on ${page.url()}`).toEqual([]);
}

/** Fails with every text whose contrast is below 7:1, or 4.5:1 where it is large: a counter stands in daylight. */
export async function expectReadableInDaylight(page: Page): Promise<void> {
  await layOutAll(page);
  const { violations } = await new AxeBuilder({ page }).withRules(["color-contrast-enhanced"]).analyze();
  expect(broken(violations), `contrast on ${page.url()}`).toEqual([]);
}

const broken = (violations: Awaited<ReturnType<AxeBuilder["analyze"]>>["violations"]) =>
  violations.map(({ id, help, nodes }) => ({
    rule: id,
    help,
    where: nodes.slice(0, 5).map((node) => `${node.target.join(" ")} ${node.failureSummary ?? ""}`),
  }));

/**
 * The newest mail of the demo shop's inbox to an address; waits until the worker has written it.
 * @returns its text
 */
export async function mailTo(page: Page, address: string, about: RegExp): Promise<string> {
  return (await mailsTo(page, address, about))[0] ?? "";
}

/**
 * All mail about one thing to an address, newest first; waits until there is some.
 * @returns their texts
 */
export async function mailsTo(page: Page, address: string, about: RegExp): Promise<string[]> {
  const inbox = await page.context().newPage();
  const mail = inbox.getByRole("article").filter({ hasText: address }).filter({ hasText: about });
  await expect(async () => {
    await inbox.goto("/en/inbox");
    await expect(mail.first()).toBeVisible({ timeout: 1000 });
  }).toPass({ timeout: 30_000 });
  const texts = await mail.allTextContents();
  await inbox.close();
  return texts;
}

/** An address that no other story uses. */
export const freshAddress = (who: string): string => `${who}.${crypto.randomUUID().slice(0, 8)}@example.com`;
