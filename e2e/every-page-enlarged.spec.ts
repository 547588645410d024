import { forEverybody, readers } from "./every-page";
import { expect, layOutAll, type Page, test } from "./fixtures";

/** A desk's screen of 1280 × 1024 at 400 %: what is left of it in CSS pixels. */
const enlarged = { width: 320, height: 256 };

/** What is wrong with a page at this size, in words. Runs in the browser. */
function troubles(): string[] {
  const found: string[] = [];
  const { scrollWidth, clientWidth } = document.documentElement;
  if (scrollWidth > clientWidth) found.push(`scrolls sideways by ${scrollWidth - clientWidth} px`);
  const name = (e: Element) => `${e.tagName.toLowerCase()} "${(e.textContent ?? "").trim().slice(0, 40)}"`;
  // What is for screen readers alone is clipped away.
  const shown = (e: Element) => {
    if (!e.checkVisibility({ visibilityProperty: true })) return false;
    for (let at: Element | null = e; at; at = at.parentElement)
      if (getComputedStyle(at).clipPath === "inset(50%)") return false;
    return true;
  };

  for (const e of document.querySelectorAll<HTMLElement>("body *")) {
    const hasText = [...e.childNodes].some((n) => n.nodeType === Node.TEXT_NODE && n.textContent?.trim());
    if (!hasText || !shown(e)) continue;
    const { overflowX, overflowY, display } = getComputedStyle(e);
    if (display === "inline") continue;
    if (/hidden|clip/.test(overflowX) && e.scrollWidth > e.clientWidth + 1) found.push(`cuts off ${name(e)}`);
    if (/hidden|clip/.test(overflowY) && e.scrollHeight > e.clientHeight + 2)
      found.push(`cuts off ${name(e)}`);
  }

  const controls = "a[href], button, input:not([type=hidden]), select, textarea, summary";
  for (const e of document.querySelectorAll<HTMLElement>(controls)) {
    if (!shown(e) || e.closest("[inert]") || e.matches("[tabindex='-1'], :disabled")) continue;
    e.scrollIntoView({ block: "center", inline: "nearest", behavior: "instant" });
    const [box] = [...e.getClientRects()];
    if (!box || box.width < 2 || box.height < 2) continue;
    const met = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
    const own = met && (e.contains(met) || met.contains(e) || met.closest("label")?.control === e);
    if (!own)
      found.push(
        `cannot reach ${name(e)} ${e.getAttribute("name") ?? ""}: ${met ? name(met) : "off the page"}`,
      );
  }
  return found;
}

async function troublesOn(page: Page, path: string): Promise<string[]> {
  await page.goto(path);
  await layOutAll(page);
  return (await page.evaluate(troubles)).map((trouble) => `${path} ${trouble}`);
}

for (const locale of ["fi", "ru"])
  test(`enlarged to 400 % no page scrolls sideways, cuts off a word or hides a control (${locale})`, async ({
    browser,
  }, testInfo) => {
    test.setTimeout(180_000);
    const { customer, own, close } = await readers(browser, { ...testInfo.project.use, viewport: enlarged });
    const found: string[] = [];
    for (const { path, reader } of own(locale)) found.push(...(await troublesOn(reader, path)));
    for (const path of forEverybody(locale)) found.push(...(await troublesOn(customer, path)));
    await close();
    expect(found).toEqual([]);
  });
