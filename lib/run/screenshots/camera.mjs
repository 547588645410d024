// @ts-check
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { chromium } from "@playwright/test";
import sharp from "sharp";

const QUALITY = 80;

/** A screen as people hold it and one as they sit before it, in CSS pixels; a phone's are finer than those. */
export const PHONE = { width: 390, height: 844, scale: 2 };
export const TABLET = { width: 820, height: 1180, scale: 1 };
export const DESK = { width: 1440, height: 900, scale: 1 };
export const THEMES = /** @type {const} */ (["light", "dark"]);

/** @typedef {typeof PHONE} Screen */

/**
 * @typedef {object} Camera
 * @property {(locale?: string) => Promise<import("@playwright/test").Page>} person somebody's own browser
 * @property {(of: import("@playwright/test").Page, name: string, looks: Looks) => Promise<void>} take takes pictures
 *   of the page that a person is on, as they would see it on other screens and in other colours
 * @typedef {{ screens?: Screen[], themes?: readonly ("light" | "dark")[] }} Looks everything when left out
 */

/**
 * Opens a browser that takes pictures, and closes it when the work is over or failed.
 * @param {object} options
 * @param {string} options.executablePath of the browser
 * @param {string} options.into folder, made when missing
 * @param {string} options.only what the names of wanted pictures begin with
 * @param {(name: string) => void} options.report told of each picture
 * @param {AbortSignal} options.signal closes the browser, and so ends the work
 * @param {(camera: Camera) => Promise<void>} work
 * @returns {Promise<number>} bytes of all pictures together
 */
export async function withCamera({ executablePath, into, only, report, signal }, work) {
  mkdirSync(into, { recursive: true });
  const args = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
  const browser = await chromium.launch({ executablePath, args });
  signal.addEventListener("abort", () => browser.close());
  let bytes = 0;
  const open = async (/** @type {Screen} */ { width, height, scale }, locale = "en-GB") => {
    const context = await browser.newContext({
      viewport: { width, height },
      deviceScaleFactor: scale,
      isMobile: width < DESK.width,
      hasTouch: width < DESK.width,
      reducedMotion: "reduce",
      // A page that is kept for being offline would be somebody else's.
      serviceWorkers: "block",
      locale,
      timezoneId: "Europe/Helsinki",
      extraHTTPHeaders: fromSomewhere(),
    });
    return context.newPage();
  };
  try {
    await work({
      person: (locale) => open(DESK, locale),
      async take(of, name, { screens = [PHONE, DESK], themes = THEMES }) {
        if (!name.startsWith(only)) return;
        for (const screen of screens) {
          const page = await open(screen);
          await page.context().addCookies(await of.context().cookies());
          for (const colorScheme of themes) {
            const title = `${name}-${screen.width}-${colorScheme}`;
            report(title);
            // Before the page comes: colours that change on it fade into each other.
            await page.emulateMedia({ colorScheme });
            await page.goto(of.url());
            await settle(page);
            const picture = sharp(await page.screenshot()).webp({ quality: QUALITY, effort: 6 });
            bytes += (await picture.toFile(join(into, `${title}.webp`))).size;
          }
          await page.context().close();
        }
      },
    });
  } finally {
    await browser.close();
  }
  return bytes;
}

/** Each person calls from a place of their own: the shop bounds what one address can tie up. */
function fromSomewhere() {
  const group = () => Math.floor(Math.random() * 0x10000).toString(16);
  return { "x-forwarded-for": `2001:db8:${group()}:${group()}::1` };
}

/**
 * Waits until fonts, pictures in view and what is live are there.
 * @param {import("@playwright/test").Page} page
 */
async function settle(page) {
  // The order's page keeps a line open for news, and is never idle.
  await page.waitForLoadState("networkidle", { timeout: 3_000 }).catch(() => {});
  await page.waitForFunction(() => {
    const inView = [...document.images].filter((image) => {
      const { top, left, width } = image.getBoundingClientRect();
      return width > 0 && top < innerHeight && left < innerWidth;
    });
    return document.fonts.status === "loaded" && inView.every((image) => image.complete);
  });
}
