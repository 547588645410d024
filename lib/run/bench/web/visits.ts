import { locales } from "@/lib/i18n/locales";
import type { Progress } from "../../progress.mjs";
import { openBrowser, quietRequests } from "./browser-visits";
import type { Found, Measure, Measured } from "./budgets";
import { bytesOf, type Visit, visitInTurn } from "./lighthouse";
import type { WebShop } from "./open-shop";

/** What the department weighs in every language: the same goods, in words of other lengths and other alphabets. */
async function listings(shop: WebShop): Promise<Measured[]> {
  const measured: Measured[] = [];
  for (const locale of locales) {
    const url = shop.url + shop.pages.department.replace(/^\/\w+/, `/${locale}`);
    await (await fetch(url)).text();
    measured.push({ page: `department, ${locale}`, measure: "listing", value: await bytesOf(url) });
  }
  return measured;
}

/** What Lighthouse says of a bare page here: no page on the same framework and machine can do better. */
function floor({ measures }: Visit): string {
  const of = (measure: Measure) => Math.round(measures.find(([name]) => name === measure)?.[1] ?? 0);
  return `a bare Next page of words, visited in turn with these: performance ${of("performance")}, largest paint ${of("largestPaint")} ms, blocked ${of("blockedTime")} ms`;
}

/**
 * What Lighthouse says of the shop's pages and, in the same minutes, of a bare one; what a listing weighs in every language;
 * and what each page asks for once it has loaded. Throws Refusal when a visit fails.
 * @param plain a bare page's address
 * @param executable the browser's
 */
export async function visitPages(
  shop: WebShop,
  plain: string,
  {
    executable,
    runs,
    progress,
    folder,
  }: { executable: string; runs: number; progress: Progress; folder: string },
): Promise<Found> {
  const found: Found = { measured: [], notes: [] };
  const there: { page: string; url: string }[] = [];
  for (const [page, path] of Object.entries(shop.pages)) {
    const url = shop.url + path;
    // Made and kept before it is measured, as it is for everyone but the first.
    if ((await fetch(url)).status === 200) there.push({ page, url });
    else {
      found.measured.push({ page, measure: "performance", value: 0 });
      found.notes.push(`${page}: there is no page at ${path}`);
    }
  }
  const told = await progress.step("Visit each page in turn", (say) =>
    visitInTurn([...there.map(({ url }) => url), plain], runs, { browser: executable, folder, say }),
  );
  const browser = await openBrowser(executable);
  try {
    for (const [n, { page, url }] of there.entries()) {
      const { measures, faults } = told[n] as Visit;
      found.measured.push(...measures.map(([measure, value]) => ({ page, measure, value })));
      if (page === "department") found.measured.push(...(await listings(shop)));
      const asked = await progress.step(`Watch ${page} once it has loaded`, () =>
        quietRequests(browser, url),
      );
      found.measured.push({ page, measure: "quietRequests", value: asked.length });
      found.notes.push(
        ...faults.map((fault) => `${page}: ${fault}`),
        ...asked.map((address) => `${page}: after load ${address.replace(shop.url, "")}`),
      );
    }
  } finally {
    await browser.close();
  }
  found.notes.push(floor(told.at(-1) as Visit));
  return found;
}
